import { describe, expect, it } from 'vitest';
import { categories, eventCodes } from './codes';
import { envelopeNameOf, envelopeNames } from './envelope-names';

describe('names on the envelope', () => {
  it('says type, version and postfix as the governance does', () => {
    expect(envelopeNameOf(eventCodes.careCommunication, 'carecoordination')).toEqual({ name: 'MCM:FDIS91#carecoordination', version: '5.0' });
    expect(envelopeNameOf(eventCodes.acknowledgement, 'fatal-error')).toEqual({ name: 'MCM:FCTL#fatal-error', version: '2.0.0' });
    expect(envelopeNameOf(eventCodes.hospitalNotification, 'OnLeave')).toEqual({ name: 'MCM:FDIS20#OnLeave', version: '3.0.0' });
  });

  it('has a name for every category that can be chosen, and none for one that is only read', () => {
    for (const { code } of categories) expect(envelopeNameOf(eventCodes.careCommunication, code).name).toBe(`MCM:FDIS91#${code}`);
    expect(envelopeNameOf(eventCodes.careCommunication, 'assessment').name).toBe('MCM:FDIS91#other');
    expect(envelopeNames[eventCodes.careCommunication].former).toContain('assessment');
    expect(envelopeNameOf(eventCodes.acknowledgement, 'accepted').name).toBe('MCM:FCTL#fatal-error');
  });
});
