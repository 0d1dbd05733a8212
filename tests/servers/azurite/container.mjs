// Makes a container in Azurite: node container.mjs ENDPOINT KEY NAME
// Azure's stores make none by themselves, and one signed request needs no library.
import { createHmac } from "node:crypto";

const [endpoint, key, name] = process.argv.slice(2);
const account = new URL(endpoint).pathname.slice(1);
const date = new Date().toUTCString();
const version = "2021-12-02";
// "Shared Key" of Azure's documentation. The account stands in the path twice: Azurite has no host name for each.
const signed = [
  "PUT", "", "", "", "", "", "", "", "", "", "", "",
  `x-ms-date:${date}`, `x-ms-version:${version}`,
  `/${account}/${account}/${name}`, "restype:container",
].join("\n");
const signature = createHmac("sha256", Buffer.from(key, "base64")).update(signed, "utf8").digest("base64");
const answer = await fetch(`${endpoint}/${name}?restype=container`, {
  method: "PUT",
  headers: { "x-ms-date": date, "x-ms-version": version, Authorization: `SharedKey ${account}:${signature}` },
});
if (!answer.ok) {
  console.error(answer.status, await answer.text());
  process.exit(1);
}
