import { describe, expect, it } from 'vitest';
import type { ElementIR, PackageIR } from '../fhir/validation/ir';
import { olderPackage, olderReleases, standInFor } from './older-profiles';
import { profilePackages } from './profile-packages';

const release = (id: string): PackageIR => profilePackages.get(`medcom.fhir.dk.${id}`)!;
const profile = (id: string, name: string) => release(id).profiles.find(({ url }) => url.endsWith(`/${name}`));
function element(root: Partial<ElementIR> | undefined, path: string): Partial<ElementIR> | undefined {
  return path.split('.').reduce<Partial<ElementIR> | undefined>((at, segment) => {
    const [name, slice] = segment.split(':');
    const child = at?.children?.find((item) => item.name === name);
    return slice === undefined ? child : child?.slices?.find((item) => item.slice === slice);
  }, root);
}

describe('older releases', () => {
  it('are told from the next one that is at hand, which stays as it is', () => {
    const today = profile('carecommunication#4.0.3', 'medcom-careCommunication-messageHeader')?.root;
    const then = profile('carecommunication#3.0.0', 'medcom-careCommunication-messageHeader')?.root;
    expect(element(today, 'definition')).toMatchObject({ min: 1 });
    expect(element(then, 'definition')).toBeUndefined();
    expect(element(today, 'focus')).toMatchObject({ min: 1, max: 1 });
    expect(element(then, 'focus')?.max).toBeUndefined();
    expect(element(then, 'sender')).toEqual(element(today, 'sender'));
  });

  it('leave out what was not there yet', () => {
    expect(profile('carecommunication#4.0.3', 'medcom-careCommunication-provenance')).toBeDefined();
    expect(profile('carecommunication#3.0.0', 'medcom-careCommunication-provenance')).toBeUndefined();
    const keys = (id: string) => profile(id, 'medcom-careCommunication-message')?.root.invariants?.map(({ key }) => key);
    expect(keys('carecommunication#4.0.3')).toContain('medcom-careCommunication-11');
    expect(keys('carecommunication#3.0.0')).toEqual(['medcom-messaging-2']);
    expect(element(profile('carecommunication#2.1.0', 'medcom-careCommunication-communication')?.root, 'payload.extension:identifier')).toBeUndefined();
  });

  it('hold under the names of their time what is elsewhere today', () => {
    const { url, root } = profile('carecommunication#2.1.0', 'medcom-carecommunication-datetime-extension')!;
    expect(element(root, 'url')?.fixed).toBe(url);
    expect(element(profile('carecommunication#2.1.0', 'medcom-careCommunication-communication')?.root, 'payload:string.extension:date')?.types).toEqual([{ code: 'Extension', profiles: [url] }]);
    expect(profile('homecareobservation#1.0.0', 'medcom-homeCare-observation')).toBeDefined();
    expect(profile('homecareobservation#1.0.0', 'medcom-homecare-observation')).toBeUndefined();
  });

  it('rest on the releases of their time', () => {
    expect(release('acknowledgement#2.0.1').dependsOn['medcom.fhir.dk.terminology']).toBe('1.1.1');
    expect(release('acknowledgement#2.0.3').dependsOn['medcom.fhir.dk.terminology']).toBe('1.7.0');
  });

  it('do not claim a difference from what nobody says', () => {
    const [first] = olderReleases;
    expect(() => olderPackage({ ...first!, loosened: { 'medcom-careCommunication-messageHeader': { reason: null } } }, profilePackages)).toThrow('Nothing is said of reason');
  });

  it('have stand-ins among the built-in ones where they only correct an edition', () => {
    for (const id of ['carecommunication#5.0.1', 'carecommunication#4.0.0', 'carecommunication#2.0.0', 'acknowledgement#2.0.0', 'homecareobservation#1.1.1-trial-use', 'hospitalnotification#3.0.1', 'conditionlist#1.0.0', 'messaging#2.0.0']) {
      expect(profilePackages.has(`medcom.fhir.dk.${id}`), id).toBe(false);
      expect(profilePackages.has(standInFor(`medcom.fhir.dk.${id}`) ?? ''), id).toBe(true);
    }
    expect(standInFor('medcom.fhir.dk.carecommunication#5.0.2')).toBeUndefined();
    expect(standInFor('medcom.fhir.dk.carecommunication#9.0.0')).toBeUndefined();
    expect(standInFor('medcom.fhir.dk.constructor#name')).toBeUndefined();
  });
});
