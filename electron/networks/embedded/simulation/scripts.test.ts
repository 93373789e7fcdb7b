import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCpr, isDEcpr, isXEcpr } from '../../../../shared/identifiers';
import type { MessageView, OrganisationRole } from '../../../../shared/messages';
import { letterFormats } from '../../../../shared/formats/letter/formats';
import { acknowledgement, careCommunication, standards } from '../../../../shared/standards/registry';
import { ManualClock, seededRandom, silentLog } from '../../testing';
import { Hub } from '../hub/hub';
import { organisationByKey, organisations } from '../organisations';
import { attachment, attachmentKeys } from './attachments';
import { perform, scriptFor } from './director';
import { patients } from './patients';
import type { Step } from './script';
import type { OutgoingMessage } from './state';
import { answerRules, silentOrganisations, verdictRules } from './reactions';

const clock = new ManualClock();
let directory: string;
let hub: Hub;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'scripts-'));
  hub = await Hub.open({ directory, clock, random: seededRandom(1), log: silentLog });
});
afterAll(async () => { await hub.close(); await rm(directory, { recursive: true }); });

const stage = () => ({ hub, languages: { formats: [], careCommunication, acknowledgement, letters: { formats: letterFormats, standards } }, clock, random: seededRandom(7) });
const messagesOf = (steps: Step[], client: string) => perform(steps, client, clock.now(), stage()).filter((each): each is OutgoingMessage => 'bundle' in each);
const inboxOf = (client: string, role: OrganisationRole) => messagesOf(scriptFor(role).inbox, client);
const clients: [string, OrganisationRole][] = organisations().map((each) => [each.gln, each.role]);

describe.each(clients)('the first inbox of %s (%s)', (client, role) => {
  const outgoing = () => inboxOf(client, role);

  it('writes valid messages only, conversations that come later included', () => {
    const all = [...outgoing(), ...scriptFor(role).ongoing.flatMap((steps) => messagesOf(steps, client))];
    for (const { bundle } of all) {
      const document = { kind: 'fhir' as const, format: 'fhir-json' as const, bundle };
      const version = careCommunication.recognise(document);
      expect(['5.0', '4.0']).toContain(version);
      expect(careCommunication.validate(document, version!).filter((issue) => issue.severity === 'error' || issue.severity === 'fatal')).toEqual([]);
    }
  });

  it('has at least twenty messages for the client, of many categories and persons, all within seconds and of the last two days', () => {
    const own = outgoing().filter((each) => each.to === client);
    expect(own.length).toBeGreaterThanOrEqual(20);
    const views = own.map(({ bundle }) => careCommunication.view({ kind: 'fhir', format: 'fhir-json', bundle }, '5.0'));
    expect(new Set(views.map((view) => view.category)).size).toBeGreaterThanOrEqual(9);
    expect(new Set(views.map((view) => view.patient?.ids[0]?.value)).size).toBeGreaterThanOrEqual(7);
    const now = clock.now().getTime();
    for (const each of own) {
      expect(each.dueAt - now).toBeLessThanOrEqual(10_000);
      const age = now - Date.parse(each.writtenAt!);
      expect(age).toBeGreaterThan(0);
      expect(age).toBeLessThanOrEqual(2 * 24 * 3_600_000);
    }
  });
});

describe('the first inbox of a practice', () => {
  const client = organisationByKey('gp-testgade').gln;
  const views = (): MessageView[] => inboxOf(client, 'general-practice').filter((each) => each.to === client).map(({ bundle }) => {
    const document = { kind: 'fhir' as const, format: 'fhir-json' as const, bundle };
    return careCommunication.view(document, careCommunication.recognise(document)!);
  });

  it('shows what a reader must cope with', () => {
    const all = views();
    expect(all.some((view) => view.version === '4.0')).toBe(true);
    expect(all.some((view) => view.patient?.deceased)).toBe(true);
    expect(all.some((view) => view.patient?.ids.some((id) => id.type === 'x-ecpr'))).toBe(true);
    expect(all.some((view) => view.patient?.ids.some((id) => id.type === 'd-ecpr'))).toBe(true);
    expect(all.some((view) => view.segments.length >= 4 && view.activity === 'forward-message')).toBe(true);
    expect(all.some((view) => view.specificRecipient?.name === 'Anja Eksempel')).toBe(true);
    expect(all.some((view) => view.priority === 'asap')).toBe(true);
    const types = new Set(all.flatMap((view) => view.attachments.map((each) => each.contentType)));
    expect([...types].sort()).toEqual(['application/pdf', 'image/jpeg', 'image/png']);
    const parallel = all.filter((view) => view.answers !== undefined).map((view) => view.answers!);
    expect(new Set(parallel).size).toBeLessThan(parallel.length);
  });

  it('brings an answer before the message that it answers', () => {
    const own = inboxOf(client, 'general-practice').filter((each) => each.to === client);
    const dueOf = new Map(own.map((each) => [each.id, each.dueAt]));
    const early = own.filter((each) => {
      const { answers } = careCommunication.view({ kind: 'fhir', format: 'fhir-json', bundle: each.bundle }, '5.0');
      return answers !== undefined && (dueOf.get(answers) ?? 0) > each.dueAt;
    });
    expect(early.length).toBeGreaterThan(0);
  });

  it('leaves out what a real client has become, and what builds on it', async () => {
    for (const key of ['hospital-medical', 'hospital-orthopaedic']) await hub.claim(organisationByKey(key).gln);
    const left = inboxOf(client, 'general-practice');
    expect(left.some((each) => hub.isClaimed(each.from))).toBe(false);
    const texts = left.map(({ bundle }) => JSON.stringify(bundle)).join();
    expect(texts).not.toContain('aftale med sygehuset om udskrivelsen');
    expect(left.length).toBeGreaterThan(12);
  });
});

describe('the data', () => {
  it('uses right person numbers', () => {
    for (const { ids } of Object.values(patients)) for (const { type, value } of ids) expect(type === 'cpr' ? isCpr(value) : type === 'x-ecpr' ? isXEcpr(value) : isDEcpr(value), value).toBe(true);
  });

  it('draws files whose first bytes are what they say', () => {
    const begins: Record<string, number[]> = { 'image/png': [0x89, 0x50, 0x4e, 0x47], 'image/jpeg': [0xff, 0xd8, 0xff], 'application/pdf': [0x25, 0x50, 0x44, 0x46] };
    for (const key of attachmentKeys) {
      const { contentType, bytes, sha256 } = attachment(key);
      expect([...bytes.subarray(0, begins[contentType]!.length)]).toEqual(begins[contentType]);
      expect(attachment(key).sha256).toBe(sha256);
      if (contentType === 'application/pdf') {
        const text = Buffer.from(bytes).toString('latin1');
        const table = Number(/startxref\n(\d+)/.exec(text)![1]);
        expect(text.slice(table, table + 4)).toBe('xref');
        for (const [, offset] of text.slice(table).matchAll(/(\d{10}) 00000 n/g)) expect(text.slice(Number(offset))).toMatch(/^\d obj|^\d 0 obj/);
      }
    }
  });

  it('names organisations that exist in its rules, and gives every kind an answer', () => {
    for (const { receiver } of [...verdictRules, ...answerRules]) if (receiver !== undefined) expect(() => organisationByKey(receiver)).not.toThrow();
    for (const key of silentOrganisations) expect(() => organisationByKey(key)).not.toThrow();
    for (const { role } of organisations()) expect(answerRules.some((rule) => rule.role === role && rule.category === undefined)).toBe(true);
  });
});
