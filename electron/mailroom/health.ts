/** Findings that a person should know of: repaired gaps, a full disk, a jumping clock. Kept while this process lives. */
import type { BridgeFault, ErrorCode, Health } from '../../shared/contract';
import type { Clock } from './ports/network';

export interface Findings {
  add(code: ErrorCode, params?: BridgeFault['params']): void;
  clear(code: ErrorCode): void;
  list(): Health['findings'];
}

const MOST = 100;

export function createFindings(clock: Clock): Findings {
  let findings: Health['findings'] = [];
  return {
    add(code, params = {}) {
      const at = clock.now().toISOString();
      const key = JSON.stringify(params);
      // The same finding again is one finding with a newer time.
      findings = [...findings.filter((finding) => finding.code !== code || JSON.stringify(finding.params) !== key), { code, at, params }].slice(-MOST);
    },
    clear(code) { findings = findings.filter((finding) => finding.code !== code); },
    list: () => findings,
  };
}
