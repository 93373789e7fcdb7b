import { describe, expect, it } from 'vitest';
import { noPerson, numberIn, passwordProblems, personOf, personProblems } from './people';

const good = { name: ' Mette Prøve ', role: { text: 'læge' }, phone: '+45 65 00 00 20', initials: 'mp' };

describe('a person', () => {
  it('needs all four facts', () => {
    expect(personProblems(noPerson, [])).toEqual({ name: 'nameMissing', role: 'roleMissing', phone: 'phoneMissing', initials: 'initialsInvalid' });
    expect(personProblems(good, ['JF'])).toEqual({});
    expect(personProblems({ ...good, phone: 'ring til mig' }, [])).toEqual({ phone: 'phoneInvalid' });
  });
  it('has initials of its own', () => { expect(personProblems(good, ['MP'])).toEqual({ initials: 'initialsTaken' }); });
  it('is saved without loose spaces, initials in capitals', () => { expect(personOf(good)).toEqual({ name: 'Mette Prøve', role: { text: 'læge' }, phone: '+45 65 00 00 20', initials: 'MP' }); });
});

it('asks for eight signs, twice the same', () => {
  expect(passwordProblems('1234567', '1234567')).toEqual({ password: 'short' });
  expect(passwordProblems('12345678', '12345679')).toEqual({ repeat: 'different' });
  expect(passwordProblems('12345678', '12345678')).toEqual({});
});

it('takes whole numbers inside the bounds only', () => {
  expect([numberIn('30', 1, 240), numberIn(' 1 ', 1, 240), numberIn('0', 1, 240), numberIn('241', 1, 240), numberIn('3,5', 1, 240), numberIn('', 0, 1), numberIn('-1', 0, 9)]).toEqual([30, 1, undefined, undefined, undefined, undefined, undefined]);
});
