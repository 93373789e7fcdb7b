// One process, one measurement: `load FACTS GUIDE`, `first PRODUCT FILE [prepared]`, `warm PRODUCT FILE WARM-UP RUNS`. Prints milliseconds as a JSON list.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , what, module, argument, warmUp, runs] = process.argv;
const begun = performance.now();
const built = await import(pathToFileURL(module).href);

const timed = (run) => {
  for (let i = 0; i < Number(warmUp); i++) run();
  const times = Array.from({ length: Number(runs) }, () => { const at = performance.now(); run(); return performance.now() - at; }).sort((a, b) => a - b);
  return [times[Math.floor(times.length / 2)], times[Math.floor(times.length * 0.95)]];
};

const measure = {
  load() {
    built.readGuide(argument);
    return [performance.now() - begun];
  },
  first() {
    const text = readFileSync(argument, 'utf8');
    const ahead = performance.now();
    if (warmUp === 'prepared') built.prepare();
    const at = performance.now();
    built.judgeText(text);
    return [performance.now() - at, at - ahead];
  },
  warm() {
    const text = readFileSync(argument, 'utf8');
    const document = built.documentOf(JSON.parse(text));
    const accepted = built.judgeText(text) ? 1 : 0;
    const [fromText] = timed(() => built.judgeText(text));
    return [...timed(() => built.judge(document)), fromText, accepted];
  },
};
console.log(JSON.stringify(measure[what]()));
