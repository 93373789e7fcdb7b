import { describe, expect, it } from 'vitest';
import { bytesText, clock, clockSeconds, dayHead, dayOf, duration, fullTime, rowTime, sentenceTime, shortTime } from './times';

const now = '2026-11-19T07:41:20.000Z';

describe('times as people read them', () => {
  it('writes a colon, in Danish time', () => {
    expect(clock('2026-11-19T07:39:00.000Z', 'da')).toBe('08:39');
    expect(clockSeconds('2026-07-19T07:39:05.000Z', 'da')).toBe('09:39:05');
    expect(clock('2026-11-19T23:05:00.000Z', 'da')).toBe('00:05');
  });
  it('shortens by distance in a list', () => {
    expect(rowTime('2026-11-19T07:39:00.000Z', now, 'da')).toBe('08:39');
    expect(rowTime('2026-11-18T15:12:00.000Z', now, 'da')).toBe('18. nov.');
    expect(rowTime('2025-11-18T15:12:00.000Z', now, 'da')).toBe('18.11.2025');
  });
  it('counts the Danish day, not the day in Greenwich', () => {
    expect(dayOf('2026-11-18T23:30:00.000Z')).toBe('2026-11-19');
    expect(dayHead('2026-11-19', now, 'da')).toEqual({ relation: 'today', text: 'torsdag 19. november' });
    expect(dayHead('2026-11-18', now, 'da')).toEqual({ relation: 'yesterday', text: 'onsdag 18. november' });
    expect(dayHead('2025-12-31', now, 'da')).toEqual({ relation: 'other', text: 'onsdag 31. december 2025' });
    expect(dayHead('2026-11-18', '2026-11-18T23:30:00.000Z', 'da').relation).toBe('yesterday');
  });
  it('says "kl." in sentences', () => {
    expect(fullTime('2026-11-19T07:38:00.000Z', 'da')).toBe('19. nov. 2026 kl. 08:38');
    expect(shortTime('2026-11-18T12:20:00.000Z', 'da')).toBe('18. nov. kl. 13:20');
    expect(sentenceTime('2026-11-19T13:06:00.000Z', now, 'da')).toBe('kl. 14:06');
  });
  it('writes durations and sizes', () => {
    expect(duration(133, 'da')).toBe('2 t 13 min');
    expect(duration(120, 'en')).toBe('2 h');
    expect(bytesText(2_400_000, 'da')).toBe('2,4 MB');
    expect(bytesText(184_000, 'da')).toBe('184 kB');
    expect(bytesText(999_600, 'da')).toBe('1 MB');
  });
});
