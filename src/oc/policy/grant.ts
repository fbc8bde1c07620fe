import type { RoleReference, Subject } from './role-binding.ts';

/** A role and those whom it concerns. */
export interface Grant {
  readonly role: RoleReference;
  readonly subjects: readonly Subject[];
  /** The names of the subjects as they were written. */
  readonly targets: readonly string[];
  readonly everywhere: boolean;
  /** The binding that is changed or made; empty: any, or a new one. */
  readonly bindingName: string;
  /** Whether a role or subject that is not there is told of. @default true */
  readonly warns?: boolean;
}
