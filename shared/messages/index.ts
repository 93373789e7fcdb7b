export * from './primitives';
export * from './issue';
export * from './organisation';
export * from './view';
export * from './delivery';
export * from './draft';
export * from './record';
export * from './session';
