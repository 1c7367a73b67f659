// The grammar of VS Code: its files are JSON, and every expression compiles. grammar.js FOLDER
const fs = require("fs");
const path = require("path");
const folder = process.argv[2];

const read = (name) => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));
const manifest = read("package.json");
const { languages, grammars } = manifest.contributes;
read(languages[0].configuration);
const grammar = read(grammars[0].path);
if (grammar.scopeName !== grammars[0].scopeName) throw new Error("the grammar has another scope than the manifest");

let count = 0;
const visit = (value) => {
  if (value === null || typeof value !== "object") return;
  for (const key of ["match", "begin", "end"]) {
    if (typeof value[key] !== "string") continue;
    new RegExp(value[key], "u");
    count += 1;
  }
  if (typeof value.include === "string" && value.include.startsWith("#")) {
    if (!(value.include.slice(1) in (grammar.repository ?? {}))) throw new Error(`nothing is called ${value.include}`);
  }
  Object.values(value).forEach(visit);
};
visit(grammar);
if (count < 8) throw new Error(`only ${count} expressions`);
console.log(`  ${count} expressions`);
