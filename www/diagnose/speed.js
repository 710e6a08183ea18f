// How fast WebAssembly calculates here, against work the browser does in machine code of its own whatever is switched off.

// (func (export "l") (param i32) (result i32)): adds and multiplies as many times as its argument says.
const LOOP = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 127, 1, 127, 3, 2, 1, 0, 7, 5, 1, 1, 108, 0, 0, 10, 30, 1, 28, 1, 1, 127, 3,
  64, 32, 1, 65, 31, 108, 32, 0, 106, 33, 1, 32, 0, 65, 1, 107, 34, 0, 13, 0, 11, 32, 1, 11,
]);
const TIMES = 4_000_000;
const NUMBERS = 300_000;

/**
 * How many times as long a loop in WebAssembly takes as sorting numbers; null where WebAssembly does not run.
 *
 * Compiled code stays well below 1 (measured: 0.1 in Chromium and in Firefox), an interpreter takes tens of times as long.
 */
export function measure() {
  let loop;
  try {
    loop = new WebAssembly.Instance(new WebAssembly.Module(LOOP)).exports.l;
  } catch (_) {
    return null;
  }
  const numbers = new Float64Array(NUMBERS);
  for (let i = 0; i < NUMBERS; i += 1) numbers[i] = (i * 7919) % 1_000_003;
  const sorting = shortest(() => numbers.slice().sort());
  return sorting > 0 ? shortest(() => loop(TIMES)) / sorting : null;
}

/** The shortest of a few runs: what else the device does only makes a run longer. */
function shortest(work) {
  let least = Infinity;
  for (let round = 0; round < 4; round += 1) {
    const begin = performance.now();
    work();
    least = Math.min(least, performance.now() - begin);
  }
  return least;
}
