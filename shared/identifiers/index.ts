export * from './systems';
export * from './cpr';
export * from './gln';
export * from './sor';
export * from './uuid';
