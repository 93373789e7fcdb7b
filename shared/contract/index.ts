export * from './errors';
export * from './calls';
export * from './events';
export * from './frames';
export * from './server';
export * from './client';
export * from './shell';
export * from './go';
