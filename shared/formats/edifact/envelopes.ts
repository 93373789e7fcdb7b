/** The envelopes of a file that is too broken to be read, so that whoever sent it can be told. */
import type { Interchange } from '../letter/tree';
import { Faults } from './faults';
import { FrameReader, part } from './interchange';
import { readSegments } from './syntax';

/** In the order of the file; none of a receipt, which is never answered, and none without a number and a sender. Never throws. */
export function envelopesOfEdifact(bytes: Uint8Array): Omit<Interchange, 'letters'>[] {
  const { segments } = readSegments(bytes);
  return segments.flatMap((unb, index) => {
    const unh = segments[index + 1];
    // What follows says whether it is a receipt; where that is lost too, silence is the safer answer.
    if (unb.tag !== 'UNB' || unh?.tag !== 'UNH' || part(unh, 2) === 'CONTRL') return [];
    const frames = new FrameReader(new Faults(bytes));
    frames.read([unb]);
    const header = frames.interchanges[0]?.header;
    return header && header.identifier !== '' && header.sender !== '' ? [header] : [];
  });
}
