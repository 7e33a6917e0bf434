// esbuild plugin: bundles the official minimal WebChat without the parts this page never runs.
// Everything replaced here is data or an unused transport; WebChat's own behaviour is untouched.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const web = path.resolve(here, '..');
const modules = path.join(web, 'node_modules');
const require = createRequire(import.meta.url);

const languages = new Set(['en-US', 'vi-VN']);

const aliases = {
  // The minimal variant is published next to the full one but not in the package's exports map.
  'botframework-webchat': path.join(modules, 'botframework-webchat/dist/botframework-webchat.minimal.mjs'),
  // The sources, not the bundle, so that the other languages can be left out one file at a time.
  'botframework-webchat-api': path.join(modules, 'botframework-webchat-api/src/index.ts'),
  'botframework-webchat-api/internal': path.join(modules, 'botframework-webchat-api/src/internal.ts'),
  'botframework-webchat-api/decorator': path.join(modules, 'botframework-webchat-api/src/decorator/index.ts'),
  // Its ES module build is missing from the published package; p-defer is the same function.
  'p-defer-es5': path.join(modules, 'p-defer/index.js'),
  punycode: path.join(modules, 'punycode/punycode.es6.js')
};

export const webchat = {
  name: 'webchat-minimal',
  setup(build) {
    build.onResolve({ filter: /^(botframework-webchat(-api)?(\/(internal|decorator))?|p-defer-es5|punycode)$/ }, ({ path: name }) => ({
      path: aliases[name]
    }));

    // WebChat 4.18.1 forgets to hand its nonce to react-scroll-to-bottom, whose styles a strict policy then refuses.
    build.onResolve({ filter: /^@emotion\/css\/create-instance$/ }, ({ importer, kind }) =>
      importer.includes('react-scroll-to-bottom')
        ? { path: path.join(web, 'src/chat/noncedEmotion.js') }
        : importer.endsWith('noncedEmotion.js')
          ? build.resolve('@emotion/css/create-instance', { kind, resolveDir: path.join(modules, 'botframework-webchat-component') })
          : undefined
    );

    build.onLoad({ filter: /botframework-webchat-api[\\/]src[\\/]localization[\\/][\w-]+\.json$/ }, async ({ path: file }) => {
      const name = path.basename(file, '.json');
      const wanted = ([key]) =>
        name === 'overrides' ? languages.has(key) : languages.has(name) && !key.startsWith('_');
      const strings = Object.entries(JSON.parse(await readFile(file, 'utf8'))).filter(wanted);
      return { contents: JSON.stringify(Object.fromEntries(strings)), loader: 'json' };
    });

    // Globalize and its tables for the other languages: the browser's Intl knows them already.
    build.onLoad({ filter: /botframework-webchat-api[\\/]src[\\/]external[\\/]PrecompiledGlobalize\.js$/ }, async () => ({
      contents: await readFile(path.join(web, 'src/chat/formats.js'), 'utf8'),
      loader: 'js'
    }));

    // Direct Line App Service Extension (named pipes and streaming): this page speaks plain Direct Line 3.0.
    build.onResolve({ filter: /^(\.\/directLineStreaming|botframework-streaming|cross-fetch.*|core-js\/(features|es)\/.*)$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'unused'
    }));
    build.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  }
};

export const versions = ['botframework-webchat', 'botframework-directlinejs', 'react', 'react-dom', 'markdown-it'].map(name => [
  name,
  require(path.join(modules, name, 'package.json')).version
]);
