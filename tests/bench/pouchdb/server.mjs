// PouchDB's own server over LevelDB: node server.mjs FOLDER
// Prints the port it took, answers what it counted under /_counted, and ends when its input does.
import { createRequire } from "node:module";
import { mkdirSync } from "node:fs";

const require = createRequire(import.meta.url);
const express = require("express");
const PouchDB = require("pouchdb");
const expressPouch = require("express-pouchdb");

const folder = process.argv[2];
mkdirSync(`${folder}/data`, { recursive: true });
const Kept = PouchDB.defaults({ prefix: `${folder}/data/` });
const app = express();
let requests = 0;
let up = 0;
let down = 0;
// Bodies only; headers come on top, and are not counted for us either.
app.use((request, response, next) => {
  if (request.url === "/_counted") {
    response.end(JSON.stringify({ requests, up, down, peak: process.resourceUsage().maxRSS * 1024 }));
    requests = 0;
    up = 0;
    down = 0;
    return;
  }
  requests += 1;
  up += Number(request.headers["content-length"] ?? 0);
  for (const name of ["write", "end"]) {
    const send = response[name].bind(response);
    response[name] = (chunk, ...rest) => {
      if (typeof chunk === "string" || chunk instanceof Uint8Array) down += Buffer.byteLength(chunk);
      return send(chunk, ...rest);
    };
  }
  next();
});
app.use("/", expressPouch(Kept, { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: `${folder}/log.txt` }));
const server = app.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.on("end", () => process.exit(0));
process.stdin.resume();
