/* Only browsers without modules run this file; they never see the loader. Old syntax on purpose. */
document.addEventListener("DOMContentLoaded", function () {
  var status = document.querySelector("[data-laden]");
  if (status) {
    status.textContent = "Deze browser is te oud voor de voorcheck. Probeer het met een nieuwere browser of op een " +
      "ander apparaat. U kunt altijd een melding doen bij de gemeente. ";
    var link = document.createElement("a");
    link.href = "./checklist.html";
    link.textContent = "Dezelfde vragen en regels als lijst, om te lezen of te printen";
    status.appendChild(link);
  }
});
