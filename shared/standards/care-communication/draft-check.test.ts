import { describe, expect, it } from 'vitest';
import { bruno, contextOf, documentOf, draftOf, municipality, practice } from '../../../tests/fixtures/care-communication';
import type { Draft } from '../../messages';
import { careCommunication, travelBytes } from '.';

const found = (changes: Partial<Draft>, predecessor?: Parameters<typeof careCommunication.checkDraft>[1]) =>
  careCommunication.checkDraft(draftOf(changes), predecessor).map(({ severity, rule, path }) => `${severity} ${path} ${rule}`);
const file = (changes: Partial<Draft['attachments'][number]>): Draft['attachments'] => [{ id: 'a', title: 'Foto', contentType: 'image/png', bytes: 10, sha256: 'a'.repeat(64), ...changes }];
const signature = draftOf().signature;

describe('checking a draft', () => {
  it('finds nothing in a whole one', () => {
    expect(found({})).toEqual([]);
    expect(found({ topic: '', attachments: file({}) })).toEqual([]);
    expect(found({ text: 'x'.repeat(200_000) })).toEqual([]);
  });

  it.each<[string, Partial<Draft>, string[]]>([
    ['no patient', { patient: undefined }, ['error patient draft-incomplete']],
    ['a CPR number that is no date', { patient: { ...bruno, ids: [{ type: 'cpr', value: '3102479989' }] } }, ['error patient patient-id-invalid']],
    ['two numbers of a kind', { patient: { ...bruno, ids: [...bruno.ids, { type: 'cpr', value: '2512484916' }] } }, ['error patient patient-id-invalid']],
    ['no family name', { patient: { ...bruno, family: ' ' } }, ['error patient draft-incomplete']],
    ['no receiver', { receiver: undefined }, ['error receiver receiver-missing']],
    ['an empty specific recipient', { specificRecipient: { kind: 'team', name: '' } }, ['error specificRecipient draft-incomplete']],
    ['no category', { category: undefined }, ['error category draft-incomplete']],
    ['an unknown category', { category: 'astrology' }, ['error category profile-Communication.category']],
    ['category other without topic', { category: 'other', topic: ' ' }, ['error topic medcom-careCommunication-6']],
    ['priority with another category', { priority: 'asap' }, ['warning priority medcom-careCommunication-5']],
    ['no text', { text: ' \n' }, ['error text draft-incomplete']],
    ['a NUL in the text', { text: 'ab\u0000' }, ['error text text-forbidden-character']],
    ['half a character in the text', { text: 'a\ud83d' }, ['error text text-forbidden-character']],
    ['no title', { attachments: file({ title: '' }) }, ['error attachments[0] draft-incomplete']],
    ['a type that is not allowed', { attachments: file({ contentType: 'video/mp4' }) }, ['error attachments[0] attachment-type']],
    ['a file that lies', { attachments: file({ refused: 'attachment-lying' }) }, ['error attachments[0] attachment-lying']],
    ['a file still on its way', { attachments: file({ sha256: undefined }) }, ['error attachments[0] attachment-missing']],
    ['an empty file', { attachments: file({ bytes: 0 }) }, ['error attachments[0] attachment-missing']],
    ['a link that is none', { attachments: file({ url: 'javascript:alert(1)', sha256: undefined, contentType: undefined }) }, ['error attachments[0] attachment-type']],
    ['no name', { signature: { ...signature, name: '' } }, ['error signature.name medcom-careCommunication-8']],
    ['a name of one word', { signature: { ...signature, name: 'Lonni' } }, ['error signature.name medcom-careCommunication-8']],
    ['no role', { signature: { ...signature, role: undefined } }, ['error signature.role medcom-careCommunication-7']],
    ['no phone', { signature: { ...signature, phone: 'ring' } }, ['error signature.phone medcom-core-contact']],
    ['too large', { attachments: file({ bytes: 57_000_000 }) }, ['error size message-too-large']],
    ['large', { attachments: file({ bytes: 29_000_000 }) }, ['warning size message-large']],
    ['a reply to nothing', { kind: 'reply' }, ['error answers predecessor-missing']],
  ])('says what is wrong with %s', (_what, changes, expected) => {
    expect(found(changes)).toEqual(expected);
  });

  it('names the position of a forbidden character in both languages', () => {
    const [issue] = careCommunication.checkDraft(draftOf({ text: 'abc\u0007' }));
    expect(issue).toMatchObject({ message: 'Tegn nummer 4 (U+0007) kan ikke sendes. Slet det.', messageEn: 'Character number 4 (U+0007) cannot be sent. Delete it.' });
  });

  it('takes the patient of a reply from the message, and counts a forward with what it carries', () => {
    const { document: { bundle } } = careCommunication.compose(draftOf(), contextOf(practice, municipality, 1));
    const document = documentOf(bundle);
    const view = careCommunication.view(document, '5.0');
    expect(found({ kind: 'reply', patient: undefined }, { document, view })).toEqual([]);
    const heavy = { ...view, attachments: [{ id: 'x', title: 'x', hasContent: true, bytes: 9_000_000 }] };
    expect(travelBytes(draftOf({ kind: 'reply' }), { document, view: heavy })).toBeLessThan(10_000);
    expect(travelBytes(draftOf({ kind: 'forward' }), { document, view: heavy })).toBeGreaterThan(16_000_000);
    expect(found({ kind: 'forward' }, { document, view: { ...view, attachments: [{ id: 'x', title: 'x', hasContent: false }] } })).toEqual(['warning attachments attachment-missing']);
    expect(found({ kind: 'forward', forwardMessageIds: ['nothing'] }, { document, view })).toEqual(['error forwardMessageIds draft-incomplete']);
    expect(found({ kind: 'reply' }, { document, view: { ...view, version: '2.x' } })).toEqual(['error answers not-answerable']);
  });
});
