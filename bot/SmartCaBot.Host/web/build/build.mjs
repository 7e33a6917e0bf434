// Builds src/ into ../wwwroot: hashed assets with .br and .gz beside them, index.html last. Fails when over budget.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { firstVisitBudget, table, weigh, widgetBudget } from './budget.mjs';
import { compress } from './compress.mjs';
import { versions, webchat } from './webchat.mjs';

const web = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const wwwroot = path.resolve(web, '../wwwroot');
const assets = path.join(wwwroot, 'assets');
const src = name => path.join(web, 'src', name);

await rm(assets, { force: true, recursive: true });
await mkdir(assets, { recursive: true });

const { outputFiles } = await build({
  absWorkingDir: web,
  assetNames: '[name]-[hash]',
  bundle: true,
  define: {
    global: 'globalThis',
    'process.env.NODE_ENV': '"production"',
    'process.env.build_tool': '"esbuild"',
    'process.env.module_format': '"esmodules"',
    'process.env.node_env': '"production"',
    'process.env.npm_package_version': JSON.stringify(Object.fromEntries(versions)['botframework-webchat'])
  },
  entryNames: '[name]-[hash]',
  entryPoints: { boot: src('boot.js'), chat: src('start.jsx'), icon: src('icon.svg'), style: src('styles/style.css') },
  format: 'esm',
  legalComments: 'none',
  loader: { '.js': 'jsx', '.svg': 'copy' },
  logLevel: 'warning',
  minify: true,
  outdir: assets,
  plugins: [webchat],
  target: 'es2020',
  write: false
});

const files = [];

async function emit(folder, name, content) {
  const { br, gz, raw } = compress(content);
  await writeFile(path.join(folder, name), raw);
  if (folder === assets) {
    await writeFile(path.join(folder, `${name}.br`), br);
    await writeFile(path.join(folder, `${name}.gz`), gz);
  }
  files.push({ name, br: br.length, gz: gz.length, raw: raw.length });
}

for (const { contents, path: file } of outputFiles) {
  await emit(assets, path.basename(file), contents);
}

const named = stem => {
  const found = files.find(({ name }) => name.startsWith(`${stem}-`));
  if (!found) throw new Error(`The build made no ${stem} file.`);
  return `/assets/${found.name}`;
};

const page = (await readFile(src('index.html'), 'utf8'))
  .replaceAll('{{style}}', named('style'))
  .replaceAll('{{icon}}', named('icon'))
  .replaceAll('{{boot}}', named('boot'))
  .replaceAll('{{chat}}', named('chat'));
await emit(wwwroot, 'index.html', page);

// The widget is another site's first visit, not ours: one small file under a name that stays.
const widget = await build({ bundle: true, entryPoints: [src('widget.js')], format: 'iife', minify: true, target: 'es2020', write: false });
const { br, gz, raw } = compress(widget.outputFiles[0].contents);
for (const [ending, content] of [['', raw], ['.br', br], ['.gz', gz]]) await writeFile(path.join(wwwroot, `widget.js${ending}`), content);

const { over, total, worst } = weigh(files);
console.log(versions.map(version => version.join(' ')).join(', '));
console.log(table(files));
console.log(`first visit: ${(total / 1024).toFixed(1)} KiB with br, ${(worst / 1024).toFixed(1)} KiB with gz; budget ${firstVisitBudget / 1024} KiB`);
console.log(`widget.js: ${raw.length} bytes, ${br.length} with br; budget ${widgetBudget}`);
if (raw.length > widgetBudget) {
  console.error('The widget is over its budget.');
  process.exitCode = 1;
}
if (over) {
  console.error('The first visit is over its budget.');
  process.exitCode = 1;
}
