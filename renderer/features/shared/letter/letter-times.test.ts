import { expect, it } from 'vitest';
import { letterShortTime, letterSpan, letterTime } from './letter-times';

it('shows local times as they stand in the letter', () => {
  expect(letterTime({ date: '2026-11-12', time: '21:14' }, 'da')).toBe('12. nov. 2026 kl. 21:14');
  expect(letterTime({ date: '2026-07-12', time: '00:05:30' }, 'en')).toBe('12 Jul 2026, 00:05');
  expect(letterTime({ date: '2026-11-12' }, 'da')).toBe('12. nov. 2026');
  expect(letterTime({ date: 'engang' }, 'da')).toBe('engang');
  expect(letterShortTime({ date: '2026-11-18', time: '15:47' }, 'da')).toBe('18. nov. kl. 15:47');
});

it('joins the days of a stay', () => {
  expect(letterSpan('2026-11-12', '2026-11-18', 'da')).toBe('12.–18. nov.');
  expect(letterSpan('2026-11-12', '2026-11-18', 'da', true)).toBe('12.–18. nov. 2026');
  expect(letterSpan('2026-10-28', '2026-11-02', 'da')).toBe('28. okt. – 2. nov.');
  expect(letterSpan('2025-12-30', '2026-01-02', 'da', true)).toBe('30. dec. 2025 – 2. jan. 2026');
  expect(letterSpan('2026-11-18', '2026-11-18', 'da')).toBe('18. nov.');
  expect(letterSpan(undefined, '2026-11-18', 'en')).toBe('18 Nov');
  expect(letterSpan(undefined, undefined, 'da')).toBe('');
  expect(letterSpan('x', undefined, 'da')).toBe('');
});
