/** Holds an object until its dependents are gone. */
export const FOREGROUND = 'foregroundDeletion';
/** Holds an object until its dependents have forgotten it. */
export const ORPHAN = 'orphan';
