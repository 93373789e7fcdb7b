import type { Bundle, Communication, Patient } from 'fhir/r4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallMessage } from '../../../tests/fixtures/message';
import { fhirXml } from '.';
import { liftLargeValues } from './lift';

const write = (bundle: Bundle) => fhirXml.write({ kind: 'fhir', format: 'fhir-xml', bundle });
const inBundle = (inner: string, attributes = '') => `<Bundle xmlns="http://hl7.org/fhir"${attributes}>${inner}</Bundle>`;
const read = (text: string) => fhirXml.parse(text);
const withText = (contentString: string): Bundle => ({ resourceType: 'Bundle', type: 'message', entry: [{ resource: { resourceType: 'Communication', status: 'unknown', payload: [{ contentString }] } as Communication }] });

describe('FHIR XML', () => {
  it('holds all that JSON holds: repetition, primitives, twins, choices, contained resources, narrative', () => {
    expect(read(write(smallMessage()))).toEqual({ document: { kind: 'fhir', format: 'fhir-xml', bundle: smallMessage() }, issues: [] });
  });

  it('writes elements in the order of the standard, whatever the order of the properties', () => {
    const turned = { type: 'message', id: 'x', resourceType: 'Bundle', entry: [{ resource: { birthDate: '1948-12-25', name: [{ given: ['A'], family: 'B' }], resourceType: 'Patient', id: 'p' } }] } as unknown as Bundle;
    expect(write(turned).split('\n')[1]).toBe('<Bundle xmlns="http://hl7.org/fhir"><id value="x"/><type value="message"/><entry><resource><Patient><id value="p"/><name><family value="B"/><given value="A"/></name><birthDate value="1948-12-25"/></Patient></resource></entry></Bundle>');
  });

  it('writes line breaks as references and reads them back', () => {
    expect(write(withText('a\nb'))).toContain('value="a&#xA;b"');
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('\n', '\r\n', '\t', '"', '&amp;', '<br/>', ']]>', '😀'), (words, special) => {
      // Control characters and halves of characters are no XML; they are replaced, never written raw.
      const text = `${words}${special}`.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
      expect(read(write(withText(text))).document?.bundle).toEqual(withText(text));
    }));
    expect((read(write(withText('a\u0000\ud800b'))).document!.bundle.entry![0]!.resource as Communication).payload![0]!.contentString).toBe('a\ufffd\ufffdb');
  });

  it('reads prefixes, comments, CDATA-free text, declarations and foreign attributes as XML means them', () => {
    const text = '<?xml version="1.0" encoding="utf-8"?>\n<!-- note --><f:Bundle xmlns:f="http://hl7.org/fhir" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b">\n <f:type value=\'message\'/><!-- x --></f:Bundle>\n<!-- end -->';
    expect(read(`\ufeff${text}`)).toEqual({ document: { kind: 'fhir', format: 'fhir-xml', bundle: { resourceType: 'Bundle', type: 'message' } }, issues: [] });
  });

  it('keeps a narrative as written, with its namespace', () => {
    const patient = (div: string) => inBundle(`<entry><resource><Patient><text><status value="generated"/>${div}</text></Patient></resource></entry>`, ' xmlns:h="http://www.w3.org/1999/xhtml"');
    const divOf = (text: string) => (read(text).document!.bundle.entry![0]!.resource as Patient).text?.div;
    expect(divOf(patient('<div xmlns="http://www.w3.org/1999/xhtml"><p>a &amp; b<br/></p></div>'))).toBe('<div xmlns="http://www.w3.org/1999/xhtml"><p>a &amp; b<br/></p></div>');
    expect(divOf(patient('<h:div><h:p>a</h:p></h:div>'))).toBe('<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>a</h:p></h:div>');
    expect(read(patient('<div xmlns="http://www.w3.org/1999/xhtml"><p onclick="x">a</p></div>')).issues).toMatchObject([{ rule: 'text-unsafe-narrative', path: 'Bundle.entry[0].resource.text.div' }]);
  });

  it('never writes a broken or dangerous narrative as markup', () => {
    const bundle = (div: string): Bundle => ({ resourceType: 'Bundle', type: 'message', entry: [{ resource: { resourceType: 'Patient', text: { status: 'generated', div } } as Patient }] });
    expect(write(bundle('<div xmlns="http://www.w3.org/1999/xhtml">a&nbsp;b</div>'))).toContain('>a\u00a0b</div>');
    for (const div of ['<div><p>tekst</div><script>x</script>', '<div xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script>tekst</div>']) {
      const { document, issues } = read(write(bundle(div)));
      expect(issues).toEqual([]);
      expect((document!.bundle.entry![0]!.resource as Patient).text!.div).toMatch(/^<div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml">tekst<\/div>$/);
    }
  });

  it.each([
    ['', 'text-empty'], ['<Bundle xmlns="http://hl7.org/fhir"><type value="mess', 'text-truncated'], ['<Bundle xmlns="http://hl7.org/fhir"><type value="message"/>', 'text-truncated'], ['<Bundle xmlns="http://hl7.org/fhir"><a></b></Bundle>', 'text-malformed'],
    [`${inBundle('')}<Bundle/>`, 'text-malformed'], [`<!DOCTYPE Bundle [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${inBundle('')}`, 'text-doctype'], [`<?xml version="1.0"?><!-- x -->\n<!doctype html>${inBundle('')}`, 'text-doctype'],
    [inBundle('<id value="&bomb;"/>'), 'text-entity'], [`<?xml version="1.0" encoding="ISO-8859-1"?>${inBundle('')}`, 'text-not-utf8'], [inBundle('<id value="\u0001"/>'), 'text-forbidden-character'],
    [inBundle('<id value="&#0;"/>'), 'text-entity'], ['<html xmlns="http://www.w3.org/1999/xhtml"/>', 'not-a-message'], ['<Bundle/>', 'not-a-message'], ['<Patient xmlns="http://hl7.org/fhir"/>', 'not-a-message'],
  ])('%j is refused', (text, rule) => {
    const { document, issues } = read(text);
    expect(document).toBeUndefined();
    expect(issues[0]).toMatchObject({ rule, severity: 'fatal', source: 'text' });
  });

  it('refuses ten thousand levels unread', () => {
    expect(read(inBundle('<a>'.repeat(10_000))).issues).toMatchObject([{ rule: 'text-too-deep', severity: 'fatal' }]);
    expect(read(inBundle('<a/>'.repeat(200_001))).issues).toMatchObject([{ rule: 'text-too-many', severity: 'fatal' }]);
  });

  it('says the place, also behind a large attachment', () => {
    expect(read('<Bundle xmlns="http://hl7.org/fhir">\n  <id value="a"/>\n  <type></x>\n</Bundle>').issues[0]).toMatchObject({ rule: 'text-malformed', line: 3 });
    const large = 'QUJD'.repeat(5000);
    const { issues } = read(inBundle(`\n<id value="${large}"/>\n<a></b>`));
    expect(issues[0]).toMatchObject({ rule: 'text-malformed', line: 3 });
    expect(issues[0].column).toBeLessThan(12);
  });

  it('names what is XML but no FHIR', () => {
    const { document, issues } = read(inBundle('<type value="message"/>ord<id value="late"/><foreign xmlns="urn:x"/><type value="again"/>'));
    expect(issues.map(({ rule, path }) => [rule, path])).toEqual([['text-malformed', 'Bundle'], ['text-malformed', 'Bundle'], ['base-order', 'Bundle.id']]);
    expect(document?.bundle).toEqual({ resourceType: 'Bundle', type: ['message', 'again'], id: 'late' });
  });

  it('lets a neighbour pass that nobody described', () => {
    const text = inBundle('<entry><resource><Flag><id value="f"/><status value="active"/><code><text value="x"/></code></Flag></resource></entry>');
    const { document, issues } = read(text);
    expect(issues).toEqual([]);
    expect(document?.bundle.entry?.[0]?.resource).toEqual({ resourceType: 'Flag', id: 'f', status: 'active', code: { text: 'x' } });
    expect(read(write(document!.bundle)).document?.bundle).toEqual(document?.bundle);
  });
});

describe('lifting of attachments', () => {
  it('changes no value and no offset', () => {
    const large = 'QUJD'.repeat(4000);
    const text = `<a value="${large}"/><b value='${large}'/><!-- value="${large}--> --><c value="${large}&amp;"/><d value="lifted.0"/>`;
    const lifted = liftLargeValues(text);
    expect(lifted.text.length).toBeLessThan(text.length - 2 * large.length + 100);
    const values = [...lifted.text.matchAll(/<[ab] value=["']([^"']*)/g)].map((match) => match[1]!);
    expect(values.map(lifted.restore)).toEqual([large, large]);
    expect(lifted.restore('lifted.0')).toBe('lifted.0');
    for (const mark of ['<b', '<!--', '<c', '<d']) expect(lifted.originalOffset(lifted.text.indexOf(mark))).toBe(text.indexOf(mark));
  });
});
