/** A letter of an older format answered with a CareCommunication (CC-S-51): the letter's own name as predecessor, its patient and its episode. */
import type { Bundle, Encounter, Provenance } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { careCommunication } from '.';
import { binary, correspondence, discharge, fileOf, latin1, senderGln } from '../../../tests/fixtures/edifact-letters';
import { planLetter } from '../../../tests/fixtures/oioxml';
import { contextOf, draftOf, municipality, practice } from '../../../tests/fixtures/care-communication';
import { readLetterFile } from '../../formats/letter/file';
import type { LetterDocument } from '../../formats/format';
import { isRejection } from '../../messages';
import { recognise } from '../registry';
import { answerable } from './answerable';

function letterOf(bytes: Uint8Array): LetterDocument {
  const { format, interchanges: [interchange] } = readLetterFile(bytes)!;
  return { kind: 'letter', format, envelope: interchange!.envelope, letter: interchange!.letters[0]!.letter };
}
const viewOf = (letter: LetterDocument) => { const { standard, version } = recognise(letter)!; return standard.view(letter, version); };
const letter = letterOf(latin1(fileOf(discharge)));
const hospital = { ...municipality, gln: senderGln };
const id = `${senderGln}#B260914000001`;
const reply = () => { const rest = draftOf({ kind: 'reply', answers: id, receiver: senderGln, attachments: [], text: 'Tak, vi følger op.' }); delete rest.patient; return rest; };
const resources = <T>(bundle: Bundle, type: string): T[] => bundle.entry!.flatMap(({ resource }) => (resource?.resourceType === type ? [resource as T] : []));

describe('an answer to a letter', () => {
  it('names it by sender and number, carries its episode and its patient, and passes the rules', () => {
    expect(careCommunication.checkDraft(reply(), { document: letter, view: viewOf(letter) })).toEqual([]);
    const { document, threadId } = careCommunication.compose(reply(), contextOf(practice, hospital, 1), letter);
    expect(careCommunication.validate(document, '5.0').filter(isRejection)).toEqual([]);
    const view = careCommunication.view(document, '5.0');
    expect(view).toMatchObject({
      activity: 'reply-message', answers: id, threadId, patient: { ids: [{ type: 'cpr', value: '2509479989' }], family: 'Elmer', given: ['Bruno', 'Test'] }, receivers: [{ gln: senderGln }],
      episodeIds: ['urn:uuid:01234567-89ab-cdef-0123-456789abcdef'],
    });
    const { bundle } = document;
    const [provenance, ...others] = resources<Provenance>(bundle, 'Provenance');
    expect(others).toEqual([]);
    expect(provenance!.entity!.find(({ role }) => role === 'revision')).toEqual({ role: 'revision', what: { identifier: { value: id } } });
    expect(resources<Encounter>(bundle, 'Encounter')[0]!.class.code).toBe('IMP');
  });

  it('has no episode where the letter names none', () => {
    const { document } = careCommunication.compose(reply(), contextOf(practice, hospital, 1), letterOf(latin1(fileOf(correspondence))));
    expect(resources(document.bundle, 'Encounter')).toEqual([]);
    expect(careCommunication.validate(document, '5.0').filter(isRejection)).toEqual([]);
    expect(careCommunication.view(document, '5.0').patient!.ids).toEqual([expect.objectContaining({ type: 'x-ecpr', value: '0703921VJ5' })]);
  });

  it('may be given to letters that say something about somebody, never to files, and letters are never forwarded', () => {
    const plan = letterOf(Buffer.from(planLetter(), 'utf8'));
    const files = letterOf(latin1(fileOf(binary)));
    expect([letter, plan, files].map((one) => { const view = viewOf(one); return answerable([view], view.messageId); })).toEqual([true, true, false]);
    const forward = { ...reply(), kind: 'forward' as const };
    expect(careCommunication.checkDraft(forward, { document: letter, view: viewOf(letter) }).map(({ rule, path }) => [rule, path])).toContainEqual(['not-answerable', 'answers']);
    expect(() => careCommunication.compose(forward, contextOf(practice, hospital, 1), letter)).toThrow('not-answerable');
    expect(careCommunication.checkDraft(reply(), { document: files, view: viewOf(files) }).map(({ rule }) => rule)).toEqual(['not-answerable']);
  });
});
