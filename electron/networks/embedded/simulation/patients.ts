/** The test persons of the training network. Their numbers are the national test numbers; nobody owns them. */
import { dEcprSystems, identifierSystems } from '../../../../shared/identifiers';
import type { Draft } from '../../../../shared/messages';

export type Patient = NonNullable<Draft['patient']>;
export type PatientKey = 'bruno' | 'nancy' | 'lonni' | 'knut' | 'jens' | 'test' | 'maria' | 'peter';

const cpr = (value: string) => ({ type: 'cpr' as const, value, system: identifierSystems.cpr });

export const patients: Record<PatientKey, Patient> = {
  bruno: { ids: [cpr('2509479989')], family: 'Elmer', given: ['Bruno', 'Test'], address: 'Testgade 41, 2. tv, 5000 Odense C', phone: '66000041' },
  nancy: { ids: [cpr('2512484916')], family: 'Berggren', given: ['Nancy', 'Ann'], address: 'Prøvevænget 7, 5250 Odense SV', phone: '66000007' },
  lonni: { ids: [cpr('0101604896')], family: 'Lauridsen', given: ['Lonni'], address: 'Eksempelparken 12, 5610 Assens', phone: '66000012' },
  knut: { ids: [cpr('1502824933')], family: 'Mosebryggersen', given: ['Knut', 'Odvar'], address: 'Forsøgsmosen 3, 5000 Odense C', phone: '66000003' },
  jens: { ids: [cpr('1212778221')], family: 'Mortensen', given: ['Jens'], address: 'Plejecenter Prøvehaven 22, 5220 Odense SØ', deceased: true },
  test: { ids: [cpr('1111111118')], family: 'Testesen', given: ['Test'], address: 'Testvej 1, 5610 Assens', phone: '66000001' },
  /** National replacement number: has no CPR number yet. */
  maria: { ids: [{ type: 'x-ecpr', value: '0703921VJ5', system: identifierSystems.xEcpr }], family: 'Udlandstest', given: ['Maria'], address: 'Prøvehotellet, 5000 Odense C' },
  /** Regional replacement number, given out by a hospital. */
  peter: { ids: [{ type: 'd-ecpr', value: '1206550VK9', system: dEcprSystems[0]! }], family: 'Turisttest', given: ['Peter'] },
};
