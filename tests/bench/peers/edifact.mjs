// The npm package edifact: a streaming parser of segments, elements and components; counters, letters and text are left to its user.
import Parser from 'edifact/parser.js';
import { report } from './rate.mjs';

// It knows no segment names with digits, which MedCom's groups begin with: S01 is renamed to SGA beforehand, of the same length.
const prepare = (bytes) => Buffer.from(Buffer.from(bytes).toString('latin1').replace(/(['\n])S\d\d\+/g, '$1SGA+'), 'latin1');

report(process.argv[2], (bytes) => {
  const segments = [];
  let elements;
  let components;
  const parser = new Parser();
  // Ours takes ISO-8859-1 for what it is; without this the peer refuses Danish letters.
  parser.encoding('UNOC');
  parser.onopensegment = (name) => { elements = []; segments.push({ name, elements }); };
  parser.onelement = () => { components = []; elements.push(components); };
  parser.oncomponent = (value) => { components.push(value); };
  parser.write(bytes.toString('latin1'));
  parser.end();
  if (segments.length < 5) throw new Error('not parsed');
}, { prepare });
