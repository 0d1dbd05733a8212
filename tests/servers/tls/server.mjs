// Answers every request with an empty page, under a certificate made for this test: node server.mjs KEY CERTIFICATE PORT
import { readFileSync } from "node:fs";
import { createServer } from "node:https";

const [key, certificate, port] = process.argv.slice(2);
const files = { key: readFileSync(key), cert: readFileSync(certificate) };
createServer(files, (_, response) => response.end()).listen(Number(port), "127.0.0.1");
