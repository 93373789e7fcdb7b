/** How values are written in JSON, narratives and extensions: FHIR R4 in any guide. */
import { kind, type Kind } from '../kind';
import { textOf, type Spot } from '../spot';

const focusTypes = ['Communication', 'Encounter', 'OperationOutcome', 'DiagnosticReport', 'Condition', 'Provenance', 'Organization'];
/** The resource that the message is about. */
const focus = (bundle: Spot): Spot | undefined => focusTypes.map((type) => bundle.resource(type)).find((found) => found !== undefined);
const organization = (bundle: Spot): Spot | undefined => bundle.resource('Organization');
const json = (name: string, rule: string, edit: (found: Spot) => string | undefined, of: (bundle: Spot) => Spot | undefined = organization): Kind =>
  kind(`json: ${name}`, 'base', rule, (bundle) => { const found = of(bundle); return found && edit(found); });
const narrative = (name: string, rule: string, div: (before: string) => string): Kind =>
  json(`narrative ${name}`, rule, (found) => { const text = found.at('text'); const before = text?.text('div'); return before === undefined ? undefined : text?.set('div', div(before)); }, focus);
const inDiv = (markup: string) => (before: string): string => before.replace(/<\/div>\s*$/, `${markup}</div>`);
const anExtension = { url: 'http://example.org/fhir/extension', valueString: 'x' };

export const jsonKinds: readonly Kind[] = [
  json('empty list', 'a list is never empty', (found) => found.set('telecom', [])),
  json('empty object', 'an element has a value or children (ele-1)', (found) => found.set('meta', {})),
  json('empty object in a list', 'an element has a value or children (ele-1)', (found) => found.add('telecom', {})),
  json('empty text', 'text is never empty', (found) => found.set('name', '')),
  json('null', 'null only holds a place in a list', (found) => found.set('name', null)),
  json('null in a list of objects', 'null only holds a place in a list', (found) => found.add('telecom', null)),
  json('number for text', 'JSON type', (found) => found.set('name', 12)),
  json('list for one value', 'JSON list', (found) => found.set('name', ['Testkommunen'])),
  json('object for text', 'JSON type', (found) => found.set('name', { text: 'Testkommunen' })),
  json('text for an object', 'JSON type', (found) => found.set('meta', 'http://example.org')),
  json('text for a list', 'JSON list', (found) => found.set('telecom', '+4570101010')),
  json('code with blanks', 'code', (found) => `${found.add('telecom', { system: ' phone', value: '1' })}.system`),
  json('url as profile with a blank', 'canonical', (found) => { const meta = found.at('meta'); return meta && meta.add('profile', 'http://example.org/a b'); }),
  json('unknown property', 'element names', (found) => found.set('navn', 'Test')),
  json('unknown property in a datatype', 'element names', (found) => `${found.add('identifier', { system: 'http://example.org', value: '1', kind: 'x' })}.kind`),
  json('property in wrong case', 'element names', (found) => found.set('Name', 'Test')),
  json('extension with value and children', 'ext-1', (found) => found.add('extension', { ...anExtension, extension: [anExtension] })),
  json('extension with neither', 'ext-1', (found) => found.add('extension', { url: anExtension.url })),
  json('extension without url', 'Extension.url 1..1', (found) => found.add('extension', { valueString: 'x' })),
  json('extension with two values', 'Extension.value[x] 0..1', (found) => found.add('extension', { ...anExtension, valueCode: 'x' })),
  json('unknown modifier extension', 'a modifier must be understood', (found) => found.add('modifierExtension', anExtension)),
  json('shadow of an object', 'only primitives have a shadow', (found) => found.set('_meta', { id: 'x' })),
  json('shadow as text', 'JSON type', (found) => found.set('_name', 'x')),
  json('contained resource that nothing names', 'dom-3', (found) => found.add('contained', { resourceType: 'Basic', id: 'loose', code: { text: 'x' } })),
  json('language with a blank', 'code', (found) => found.set('language', 'da  DK')),
  json('meta.lastUpdated without time', 'instant', (found) => { const meta = found.at('meta'); return meta?.set('lastUpdated', '2026-03-02'); }),
  narrative('with script', 'txt-1', inDiv('<script>alert(1)</script>')),
  narrative('with an event', 'txt-1', inDiv('<p onclick="alert(1)">x</p>')),
  narrative('with a frame', 'txt-1', inDiv('<iframe src="https://example.org"></iframe>')),
  narrative('with a form', 'txt-1', inDiv('<form><input/></form>')),
  narrative('without namespace', 'xhtml namespace', (before) => before.replace(/ xmlns="[^"]*"/, '')),
  narrative('not well-formed', 'xhtml', inDiv('<p>x')),
  narrative('that is no div', 'xhtml', () => '<p xmlns="http://www.w3.org/1999/xhtml">x</p>'),
  narrative('without content', 'txt-2', () => '<div xmlns="http://www.w3.org/1999/xhtml"> </div>'),
  json('narrative of an unknown status', 'narrative-status', (found) => found.at('text')?.set('status', 'final'), focus),
  json('narrative without status', 'Narrative.status 1..1', (found) => found.at('text')?.drop('status'), focus),
  json('narrative without div', 'Narrative.div 1..1', (found) => found.at('text')?.drop('div'), focus),
  {
    name: 'json: one key twice', tier: 'base', rule: 'a JSON object has each key once',
    apply(bundle) {
      const text = textOf(bundle);
      const at = text.indexOf('"type":');
      return at < 0 ? undefined : { bundle, path: 'Bundle.type', text: `${text.slice(0, at)}"type":"message",${text.slice(at)}` };
    },
  },
  {
    name: 'json: cut off', tier: 'base', rule: 'JSON',
    apply: (bundle) => ({ bundle, path: 'Bundle', text: textOf(bundle).slice(0, -1) }),
  },
  {
    name: 'json: comma too many', tier: 'base', rule: 'JSON',
    apply: (bundle) => ({ bundle, path: 'Bundle', text: `${textOf(bundle).slice(0, -1)},}` }),
  },
  {
    name: 'json: not a Bundle', tier: 'base', rule: 'a message is a Bundle',
    apply: (bundle) => ({ bundle, path: 'Bundle', text: JSON.stringify({ ...bundle, resourceType: 'Parameters' }) }),
  },
];
