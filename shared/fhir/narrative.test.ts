import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrative, parsedFault, plainText, unsafeNarrative } from './narrative';

const inDiv = (inner: string) => `<div xmlns="http://www.w3.org/1999/xhtml">${inner}</div>`;

describe('our narratives', () => {
  it('escape, keep line breaks, and leave out what is empty', () => {
    expect(narrative([['Emne', 'A & <b>'], ['Tekst', 'et\nto'], ['Intet', undefined], ['Blank', ' ']])).toEqual({
      status: 'generated', div: inDiv('<p><b>Emne:</b> A &amp; &lt;b&gt;</p><p><b>Tekst:</b> et<br/>to</p>'),
    });
  });
  it('are safe and well-formed whatever the values are', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.option(fc.string({ unit: 'binary' }), { nil: undefined }))), (rows) => {
      expect(unsafeNarrative(narrative(rows).div)).toBeUndefined();
    }));
  });
});

describe('received narratives', () => {
  it('are never passed by the quick scan when the parser refuses them', () => {
    const piece = fc.oneof(
      fc.constantFrom('<p>', '</p>', '<div>', '</div>', '<br/>', '<img src="x"/>', '<script>', '<b title="a">', '</b>', '<p xmlns="http://www.w3.org/1999/xhtml">', '<p xmlns="x">', '<a href="javascript:x">', '<a href=\'java&#10;script:x\'>',
        '<a id="1" id="2">', '<p style="a: url(x)">', '<p title="&amp;">', '<p title="&lt">', '&amp;', '&#160;', '&#0;', '&nbsp;', '&', ']]>', '<!-- x -->', '<![CDATA[x]]>', '<?x?>', '\u0001', '\ud800', 'æ', ' ', '>', '"', '<p a>', '<p title="a>b">', '<P>', '</p x>'),
      fc.string({ maxLength: 3 }),
    );
    const whole = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(fc.oneof(whole, whole.map(inDiv), whole.map((inner) => inDiv(`<p>${inner}</p>`)), whole.map((tail) => inDiv('x') + tail)), (div) => {
      if (unsafeNarrative(div) === undefined) expect(parsedFault(div)).toBeUndefined();
    }), { numRuns: 3000 });
  });

  it.each([
    inDiv('<p>Tekst&#160;med <b>fed</b> &amp; <a href="https://example.org">vej</a>&nbsp;</p>'), inDiv('<img src="data:image/png;base64,AAAA" alt="x"/>'),
    inDiv('<table><tr><td style="color: red" colspan="2">x</td></tr></table>'), '<h:div xmlns:h="http://www.w3.org/1999/xhtml">ok</h:div>',
  ])('may be %s', (div) => expect(unsafeNarrative(div)).toBeUndefined());

  it.each([
    [inDiv('<script>alert(1)</script>'), 'element script'], [inDiv('<p onclick="x()">a</p>'), 'attribute onclick'], [inDiv('<a href="java&#10;script:x">a</a>'), 'address javascript'],
    [inDiv('<a href=" JavaScript&#58;x">a</a>'), 'address javascript'], [inDiv('<img src="data:image/svg+xml,x"/>'), 'address data'], [inDiv('<iframe src="x"/>'), 'element iframe'], [inDiv('<form/>'), 'element form'],
    [inDiv('<p style="background: url(x)">a</p>'), 'attribute style'], ['<div>a</div>', 'namespace'], [inDiv('<p xmlns="urn:other">a</p>'), 'namespace'], ['<p xmlns="http://www.w3.org/1999/xhtml">a</p>', 'not-a-div'],
    [inDiv('<p>a'), 'not-well-formed'], ['tekst', 'not-well-formed'], ['', 'not-well-formed'], [inDiv(' <p/> '), 'empty'], [`<!DOCTYPE div>${inDiv('a')}`, 'doctype'], [inDiv('&undefined;'), 'not-well-formed'], [inDiv('<?php x ?>a'), 'instruction'],
    [inDiv('a\u0000'), 'not-well-formed'],
  ])('may not be %s', (div, fault) => expect(unsafeNarrative(div)).toBe(fault));

  it('may not be nested without end', () => expect(unsafeNarrative(inDiv('<b>'.repeat(300)))).toBe('too-deep'));

  it('are read as words', () => {
    expect(plainText(inDiv('<h1>Overskrift</h1><p>et<br/>to  tre</p><table><tr><td>a</td><td>b</td></tr></table><script>nej</script>'))).toBe('Overskrift\net\nto tre\na b');
    expect(plainText('<div><p>halv')).toBe('halv');
  });
});
