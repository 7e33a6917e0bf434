// sign.js INPUT OUTPUT KEYS SMALL SECONDS: signs one file again and again, and prints documents, seconds, processor microseconds, peak KiB.
// That package knows no CAdES: its signature is a plain PKCS#7.
const fs = require('node:fs');
const { SignPdf } = require('@signpdf/signpdf');
const { P12Signer } = require('@signpdf/signer-p12');
const { plainAddPlaceholder } = require('@signpdf/placeholder-plain');

const [input, output, keys, small, seconds] = process.argv.slice(2);
const p12 = fs.readFileSync(keys);

async function sign(file) {
  const prepared = plainAddPlaceholder({
    pdfBuffer: fs.readFileSync(file), reason: 'bench', contactInfo: '', name: 'Bench Signer', location: '',
  });
  // A signer of that package is good for one document.
  fs.writeFileSync(output, await new SignPdf().sign(prepared, new P12Signer(p12, { passphrase: 'bench' })));
}

async function loop(file, wanted) {
  const start = process.hrtime.bigint();
  const elapsed = () => Number(process.hrtime.bigint() - start) / 1e9;
  let documents = 0;
  for (; documents === 0 || elapsed() < wanted; documents++) await sign(file);
  return { documents, elapsed: elapsed() };
}

(async () => {
  await loop(small, 3);
  await loop(input, Number(seconds));
  const before = process.cpuUsage();
  const { documents, elapsed } = await loop(input, Number(seconds));
  const { user, system } = process.cpuUsage(before);
  console.log(documents, elapsed.toFixed(3), user + system, process.resourceUsage().maxRSS);
})();
