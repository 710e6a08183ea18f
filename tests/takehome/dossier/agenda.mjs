// Reads calendars with ical.js, which shares nothing with the program that wrote them. Standard input: a JSON list of
// iCalendar texts. Standard output: a line of JSON for each, its events as
// { uid, date, allDay, summary, description, alarms }.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

ICAL.design.strict = true;

for (const text of JSON.parse(readFileSync(0, "utf8"))) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((one) => {
    const event = new ICAL.Event(one);
    const stamp = one.getFirstPropertyValue("dtstamp");
    return {
      uid: event.uid,
      date: event.startDate.toString(),
      allDay: event.startDate.isDate,
      summary: event.summary,
      description: event.description,
      // When each goes off, and what it says.
      alarms: one.getAllSubcomponents("valarm").map((alarm) => {
        const before = alarm.getFirstPropertyValue("trigger");
        const start = event.startDate.clone();
        start.isDate = false;
        start.addDuration(before);
        return [start.toString(), alarm.getFirstPropertyValue("description"), alarm.getFirstPropertyValue("action")];
      }),
      stamp: stamp.toString(),
    };
  });
  const head = ["version", "prodid", "method"].map((name) => calendar.getFirstPropertyValue(name));
  console.log(JSON.stringify({ head, events }));
}
