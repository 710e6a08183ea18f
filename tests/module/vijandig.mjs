// Values of JavaScript that are no data. Each is made anew: a revoked proxy or a throwing getter has no second use.

const boom = () => {
  throw new Error("boem");
};
/** Throws something that is itself dangerous to look at. */
const throwsProxy = () => {
  throw new Proxy({}, { get: boom, getPrototypeOf: boom, has: boom, ownKeys: boom });
};

export const HOSTILE = {
  "een functie": () => () => 1,
  "een symbool": () => Symbol("x"),
  "een BigInt": () => 10n,
  "een BigInt erin": () => ({ a: 1n }),
  "een functie erin": () => ({ toString: boom, valueOf: boom }),
  "een getter die gooit": () => Object.defineProperty({}, "answers", { enumerable: true, get: boom }),
  "een getter die een proxy gooit": () => Object.defineProperty({}, "answers", { enumerable: true, get: throwsProxy }),
  "een proxy die alles weigert": () => new Proxy({}, { get: boom, getPrototypeOf: boom, has: boom, ownKeys: boom }),
  "een proxy die met een proxy gooit": () => new Proxy({}, { get: throwsProxy, getPrototypeOf: throwsProxy, ownKeys: throwsProxy }),
  "een ingetrokken proxy": () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  "een ingetrokken lijst": () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    return proxy;
  },
  "een proxy zonder eind": () => {
    const endless = () => new Proxy({}, {
      get: (_, name) => (typeof name === "symbol" || name === "then" ? undefined : endless()),
      getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: 1 }),
      ownKeys: () => ["answers"],
    });
    return endless();
  },
  "een proxy van een functie": () => new Proxy(() => 1, {}),
  "een kring": () => {
    const circle = {};
    circle.answers = circle;
    return circle;
  },
  "een kring van lijsten": () => {
    const circle = [];
    circle.push(circle);
    return circle;
  },
  "honderdduizend lagen": () => {
    let deep = {};
    for (let i = 0; i < 100_000; i += 1) deep = { answers: deep };
    return deep;
  },
  "klein van buiten, groot van binnen": () => {
    let wide = { a: 1 };
    for (let i = 0; i < 30; i += 1) wide = { a: wide, b: wide };
    return wide;
  },
  "een lijst met gaten": () => new Array(4_000_000_000),
  "een Map": () => new Map([["today", "2026-11-22"]]),
  "een Set": () => new Set(),
  "een Date": () => new Date(0),
  "een RegExp": () => /x/,
  "een belofte": () => Promise.resolve({}),
  "een Error": () => new Error("x"),
  "een tekst in een doos": () => Object("tekst"),
  "bytes": () => new Uint8Array(3).fill(1),
  "een object dat zich een Map noemt": () => ({ get [Symbol.toStringTag]() { return "Map"; } }),
  "een naamplaatje dat gooit": () => ({ get [Symbol.toStringTag]() { return boom(); } }),
  "een lijst": () => [1, 2],
  "een getal": () => 7,
  "geen getal": () => NaN,
  "ja of nee": () => true,
};
