// Times a validator on one message, warm: from the parsed message, and from its text. Prints milliseconds.
import { readFileSync } from 'node:fs';

export function report(file, judge, { warmUp = 60, runs = 300 } = {}) {
  const text = readFileSync(file, 'utf8');
  const message = JSON.parse(text);
  const timed = (run) => {
    for (let i = 0; i < warmUp; i++) run();
    const times = Array.from({ length: runs }, () => { const at = performance.now(); run(); return performance.now() - at; }).sort((a, b) => a - b);
    return { median: times[Math.floor(runs / 2)], p95: times[Math.floor(runs * 0.95)] };
  };
  const accepted = judge(message);
  const fromText = timed(() => judge(JSON.parse(text)));
  console.log(JSON.stringify({ accepted, ...timed(() => judge(message)), textMedian: fromText.median }));
}
