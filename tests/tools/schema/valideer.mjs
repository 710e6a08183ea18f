// Holds values against schemas, for tests/schema.rs: Ajv is a validator that shares nothing with the program.
//
// Reads {"schemas": {name: schema}, "cases": [{"schema": name, "value": …}]} and prints one line of JSON per case:
// null when the value is valid, else what is wrong with it. Ajv's strict mode also refuses slips in a schema itself.

import { text } from "node:stream/consumers";
import Ajv from "ajv/dist/2020.js";

const { schemas, cases } = JSON.parse(await text(process.stdin));
const ajv = new Ajv({ strict: true, allowUnionTypes: true });
const validators = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]));
for (const { schema, value } of cases) {
  const validate = validators[schema];
  console.log(JSON.stringify(validate(value) ? null : ajv.errorsText(validate.errors)));
}
