// The same events with PouchDB and its server: node measure.mjs EVENTS FOLDER SINGLES
//
// EVENTS holds 0.ndjson, 1.ndjson, 2.ndjson: one event a line, those of one laptop a file. Each laptop has a LevelDB of its
// own in FOLDER, filled before anything is measured. They exchange in turn: 0, 1, 2, 0, 1. Prints one JSON object a line.
import { createRequire } from "node:module";
import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const PouchDB = require("pouchdb");
const [events, folder, singles] = process.argv.slice(2);
// Ten times what it takes by default: fewer requests, and quicker here.
const HOW = { batch_size: 1000, batches_limit: 10 };

const server = spawn(process.execPath, [fileURLToPath(new URL("server.mjs", import.meta.url)), `${folder}/server`], {
  stdio: ["pipe", "pipe", "inherit"],
});
const port = await new Promise((resolve, reject) => {
  createInterface({ input: server.stdout }).once("line", (line) => resolve(Number(line)));
  server.once("exit", () => reject(new Error("the server ended")));
});
const address = `http://127.0.0.1:${port}`;
const counted = async () => (await fetch(`${address}/_counted`)).json();
const tell = (what, told) => console.log(JSON.stringify({ what, ...told }));
const measured = async (what, act) => {
  await counted();
  const started = performance.now();
  const told = await act();
  const seconds = (performance.now() - started) / 1000;
  const { requests, up, down, peak } = await counted();
  tell(what, { seconds, requests, up, down, server: peak, memory: process.resourceUsage().maxRSS * 1024, ...told });
};
const exchange = async (local) => {
  const done = await local.sync(`${address}/record`, HOW);
  const errors = [...done.push.errors, ...done.pull.errors];
  if (errors.length > 0) throw new Error(JSON.stringify(errors[0]));
};
const holds = async (local) => (await local.info()).doc_count;

let all = 0;
const laptops = [];
for (const number of [0, 1, 2]) {
  const local = new PouchDB(`${folder}/laptop-${number}`);
  let batch = [];
  for await (const line of createInterface({ input: createReadStream(`${events}/${number}.ndjson`) })) {
    batch.push(JSON.parse(line));
    all += 1;
    if (batch.length === 1000) {
      await local.bulkDocs(batch);
      batch = [];
    }
  }
  await local.bulkDocs(batch);
  laptops.push(local);
}
await new PouchDB(`${address}/record`).info();

await measured("exchange", async () => {
  for (const number of [0, 1, 2, 0, 1]) await exchange(laptops[number]);
});
for (const local of laptops) {
  if ((await holds(local)) !== all) throw new Error(`${await holds(local)} of ${all} events arrived`);
}
for (let run = 0; run < 5; run += 1) await measured("no change", () => exchange(laptops[0]));
for (let run = 0; run < Number(singles); run += 1) {
  const id = `single-${run}`;
  await laptops[0].put({ _id: id, payload: { note: `entry ${run}` } });
  await measured("one event", async () => {
    await exchange(laptops[0]);
    await exchange(laptops[1]);
  });
  await laptops[1].get(id);
}
all += Number(singles);
const newcomer = new PouchDB(`${folder}/newcomer`);
await measured("newcomer", async () => {
  const started = performance.now();
  const at = [];
  const pulling = newcomer.replicate.from(`${address}/record`, HOW);
  pulling.on("change", (change) => at.push([change.docs_written, (performance.now() - started) / 1000]));
  await pulling;
  return { progress: at };
});
if ((await holds(newcomer)) !== all) throw new Error(`${await holds(newcomer)} of ${all} events arrived`);
server.stdin.end();
process.exit(0);
