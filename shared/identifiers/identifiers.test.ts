import { describe, expect, it } from 'vitest';
import { ageAt, birthDateOf, classifyPatientId, comparableUuid, cprAgeAt, dEcprSystems, formatCpr, formatGln, glnCheckDigit, identifierSystems, isCpr, isDEcpr, isGln, isPatientIdValid, isSor, isUrnUuid, isUrnUuidV5, isUuid, isXEcpr, parseGln, parsePatientId, sexOf, sorEndpoint, sorOfEndpoint } from '.';

describe('CPR', () => {
  it.each(['2509479989', '2512484916', '0101604896', '1502824933', '1212778221', '1111111118', '2902000000'])('%s is one', (cpr) => expect(isCpr(cpr)).toBe(true));
  it.each(['3002479989', '3104479989', '0013479989', '0001479989', '3201479989', '250947-9989', '250947998', '25094799890', '2509479989\n', '0703921VJ5', ''])('%j is none', (cpr) => expect(isCpr(cpr)).toBe(false));
  it('is written with a hyphen and read with or without', () => {
    expect(formatCpr('2509479989')).toBe('250947-9989');
    expect(formatCpr('0703921VJ5')).toBe('070392-1VJ5');
    expect(formatCpr('noget andet')).toBe('noget andet');
    expect(parsePatientId(' 250947-9989 ')).toBe('2509479989');
    expect(parsePatientId('070392-1vj5')).toBe('0703921VJ5');
    expect(parsePatientId('2509-479989')).toBeUndefined();
  });
  it('takes the century from the seventh digit', () => {
    expect(['0101000001', '0101994001', '0101364001', '0101375001', '0101585001', '0101378001', '0101369001', '0101379001'].map((cpr) => birthDateOf(cpr)?.slice(0, 4))).toEqual(['1900', '1999', '2036', '2037', '1858', '2037', '2036', '1937']);
    expect(birthDateOf('2902001001')).toBeUndefined();
    expect(birthDateOf('2902004001')).toBe('2000-02-29');
  });
  it('tells sex and age', () => {
    expect([sexOf('2509479989'), sexOf('2512484916'), sexOf('x')]).toEqual(['male', 'female', undefined]);
    // 23:30 UTC on the 24th is the birthday in Denmark already.
    expect(cprAgeAt('2509479989', '2026-09-24T23:30:00.000Z')).toBe(79);
    expect(cprAgeAt('2509479989', '2026-09-24T21:30:00.000Z')).toBe(78);
    expect(ageAt('2030-01-01', '2026-01-01T00:00:00.000Z')).toBeUndefined();
  });
  it('knows replacement numbers and whose they are', () => {
    expect(isXEcpr('0703921VJ5') && isDEcpr('1206550VK9')).toBe(true);
    expect(isXEcpr('1206550VK9') || isDEcpr('0703921VJ5') || isXEcpr('3002921VJ5')).toBe(false);
    expect(['2509479989', '0703921VJ5', '1206550VK9', 'AB12'].map((value) => classifyPatientId(value))).toEqual(['cpr', 'x-ecpr', 'd-ecpr', 'other']);
    expect(classifyPatientId('2509479989', 'urn:oid:1.2.3')).toBe('other');
    expect(classifyPatientId('1', identifierSystems.cpr)).toBe('cpr');
    expect(isPatientIdValid('1', 'cpr')).toBe(false);
    expect(dEcprSystems).toHaveLength(6);
    expect(dEcprSystems.every((system) => classifyPatientId('x', system) === 'd-ecpr')).toBe(true);
  });
});

it('GLN: the check digit decides', () => {
  expect(isGln('5790001382445') && isGln('4006381333931')).toBe(true);
  expect(isGln('5790001382446') || isGln('579000138244') || isGln('579000138244X')).toBe(false);
  expect(glnCheckDigit('579000138244')).toBe(5);
  expect(glnCheckDigit('57900013824')).toBeUndefined();
  expect(parseGln(formatGln('5790001382445'))).toBe('5790001382445');
});

it('SOR codes and their addresses', () => {
  expect(isSor('276681000016005') && !isSor('1234567890') && !isSor('27668100001600a')).toBe(true);
  expect(sorOfEndpoint(sorEndpoint('276681000016005'))).toBe('276681000016005');
  expect(sorOfEndpoint('https://example.org/#id=276681000016005')).toBeUndefined();
});

it('UUIDs', () => {
  const id = '5ab8ee9c-53e4-4b0a-8a0b-c8b0f6e1f5c4';
  expect(isUuid(id) && isUuid(id.toUpperCase()) && isUrnUuid(`urn:uuid:${id}`)).toBe(true);
  expect(isUrnUuid(id) || isUrnUuid(`urn:uuid:${id.toUpperCase()}`) || isUrnUuid(` urn:uuid:${id}`) || isUrnUuid(`urn:uuid:${id}\n`)).toBe(false);
  expect(isUrnUuidV5('urn:uuid:5ab8ee9c-53e4-5b0a-8a0b-c8b0f6e1f5c4') && !isUrnUuidV5(`urn:uuid:${id}`)).toBe(true);
  expect(comparableUuid(`urn:uuid:${id.toUpperCase()}`)).toBe('5ab8ee9c53e44b0a8a0bc8b0f6e1f5c4');
});
