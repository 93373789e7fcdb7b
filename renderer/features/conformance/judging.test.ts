import { describe, expect, it, vi } from 'vitest';
import type { Judgement } from '../../../shared/contract';
import { createJudging, MOST_BYTES, MOST_FILES, type JudgingPorts } from './judging';

const judgement = (more: Partial<Judgement> = {}): Judgement => ({ verdict: 'accept', packages: [], issues: [], counts: { errors: 0, warnings: 0, information: 0 }, notEvaluated: [], tree: [{ path: 'Bundle', depth: 0, name: 'Bundle' }], ...more });
const file = (name: string, size = 3) => { const made = new File(['abc'], name); if (size !== 3) Object.defineProperty(made, 'size', { value: size }); return made; };

function setUp(ports: Partial<JudgingPorts> = {}) {
  const judge = vi.fn<JudgingPorts['judge']>(ports.judge ?? (() => Promise.resolve(judgement())));
  const put = vi.fn<JudgingPorts['put']>(ports.put ?? ((given, onProgress) => { onProgress(given.size); return Promise.resolve({ sha256: `hash of ${given.name}` }); }));
  const forget = vi.fn<JudgingPorts['forget']>(ports.forget ?? (() => Promise.resolve()));
  const judging = createJudging({ put, judge, forget, now: () => '2026-11-19T08:00:00.000Z' });
  return { judging, judge, put, forget, settled: () => vi.waitFor(() => { expect(judging.files.every(({ step }) => step === 'judged' || step === 'failed')).toBe(true); }) };
}

describe('judging files', () => {
  it('stores, judges and lists them, the newest first, two at a time', async () => {
    let open = 0;
    let most = 0;
    const { judging, settled } = setUp({ judge: async () => { most = Math.max(most, ++open); await Promise.resolve(); open -= 1; return judgement(); } });
    judging.add([file('first.json')]);
    expect(judging.add([file('a.json'), file('b.json'), file('c.json')])).toBe(2);
    await settled();
    expect(judging.files.map(({ name, step, sha256 }) => `${name} ${step} ${sha256 ?? ''}`)).toEqual(['a.json judged hash of a.json', 'b.json judged hash of b.json', 'c.json judged hash of c.json', 'first.json judged hash of first.json']);
    expect(judging.files[0]).toMatchObject({ at: '2026-11-19T08:00:00.000Z', bytes: 3 });
    expect(most).toBe(2);
  });

  it('asks nobody about files that are empty or too large', () => {
    const { judging, put } = setUp();
    judging.add([file('empty', 0), file('huge', MOST_BYTES + 1)]);
    expect(judging.files.map(({ step, error }) => [step, error])).toEqual([['failed', 'empty'], ['failed', 'too-large']]);
    expect(put).not.toHaveBeenCalled();
  });

  it('makes a line of each letter of a file, once, and judges each again by other packages', async () => {
    const { judging, settled, judge, forget } = setUp({ judge: (_sha256, by, part = 0) => Promise.resolve(judgement({ parts: 3, title: { da: `${part} ${by.join()}`, en: '' } })) });
    const lines = () => judging.files.map(({ name, part, judgement: told }) => `${name} ${part?.number ?? '-'}/${part?.count ?? '-'}: ${told?.title?.da ?? ''}`);
    const id = judging.add([file('three.edi'), file('b.edi')]);
    await settled();
    expect(lines()).toEqual(['three.edi 1/3: 0 ', 'three.edi 2/3: 1 ', 'three.edi 3/3: 2 ', 'b.edi 1/3: 0 ', 'b.edi 2/3: 1 ', 'b.edi 3/3: 2 ']);
    expect(judging.files[0]?.id).toBe(id);
    judging.judgeBy(['p#1']);
    await settled();
    expect(lines().slice(0, 3)).toEqual(['three.edi 1/3: 0 p#1', 'three.edi 2/3: 1 p#1', 'three.edi 3/3: 2 p#1']);
    expect(judge).toHaveBeenCalledTimes(12);
    judging.clear();
    await vi.waitFor(() => { expect(forget.mock.calls.map(([sha256]) => sha256)).toEqual(['hash of three.edi', 'hash of b.edi']); });
  });

  it('says what failed, and tries again from where it stopped', async () => {
    const error = new Error('line cut');
    const judge = vi.fn<JudgingPorts['judge']>().mockRejectedValueOnce(error).mockResolvedValue(judgement());
    const { judging, settled, put } = setUp({ judge });
    const id = judging.add([file('a.json')])!;
    await settled();
    expect(judging.files[0]).toMatchObject({ step: 'failed', error });
    judging.again(id);
    await settled();
    expect(judging.files[0]).toMatchObject({ step: 'judged' });
    expect(judging.files[0]).not.toHaveProperty('error');
    expect(put).toHaveBeenCalledTimes(1);
  });

  it('judges again by other packages, and only the newest choice counts', async () => {
    const answers: (() => void)[] = [];
    const { judging, settled, judge } = setUp({ judge: (_sha256, by) => new Promise((resolve) => { answers.push(() => { resolve(judgement({ guide: by[0] ?? 'built.in#1' })); }); }) });
    judging.add([file('a.json')]);
    await vi.waitFor(() => { expect(answers).toHaveLength(1); });
    judging.judgeBy(['test.package#1.0.0']);
    answers[0]!();
    await vi.waitFor(() => { expect(answers).toHaveLength(2); });
    answers[1]!();
    await settled();
    expect(judging.files[0]?.judgement?.guide).toBe('test.package#1.0.0');
    expect(judge.mock.calls.map(([, by]) => by)).toEqual([[], ['test.package#1.0.0']]);
  });

  it('keeps the trees of the latest only, and brings one back when it is looked at', async () => {
    const { judging, settled, judge } = setUp();
    judging.add(Array.from({ length: 52 }, (_, n) => file(`${n}.json`)));
    await settled();
    expect(judging.files.filter(({ judgement: found }) => found?.tree)).toHaveLength(50);
    const { id } = judging.files.find(({ treeGone }) => treeGone)!;
    judging.needTree(id);
    await vi.waitFor(() => { expect(judging.files.find((each) => each.id === id)?.judgement?.tree).toBeDefined(); });
    expect(judge).toHaveBeenCalledTimes(53);
  });

  it('holds a bounded number, and what leaves the list leaves the store', async () => {
    const { judging, settled, forget } = setUp();
    judging.add([file('old.json'), file('twin.json')]);
    await settled();
    judging.add([file('twin.json'), ...Array.from({ length: MOST_FILES + 20 }, (_, n) => file(`${n}.json`))]);
    expect(judging.files).toHaveLength(MOST_FILES);
    await settled();
    expect(forget.mock.calls).toEqual([['hash of old.json'], ['hash of twin.json']]);
    judging.clear();
    expect(judging.files).toEqual([]);
    expect(forget).toHaveBeenCalledTimes(2 + MOST_FILES);
  });

  it('takes a file out of the store that was on its way there when the list was cleared, and puts none there before that is done', async () => {
    const order: string[] = [];
    let stored: () => void = () => undefined;
    const { judging, settled } = setUp({
      put: ({ name }) => { order.push(`put ${name}`); return name === 'late.json' ? new Promise((resolve) => { stored = () => { resolve({ sha256: 'late' }); }; }) : Promise.resolve({ sha256: name }); },
      forget: async (sha256) => { await Promise.resolve(); order.push(`forgot ${sha256}`); },
    });
    judging.add([file('a.json')]);
    await settled();
    judging.add([file('late.json')]);
    await vi.waitFor(() => { expect(order).toContain('put late.json'); });
    judging.clear();
    judging.add([file('a.json')]);
    await settled();
    stored();
    await vi.waitFor(() => { expect(order).toEqual(['put a.json', 'put late.json', 'forgot a.json', 'put a.json', 'forgot late']); });
  });
});
