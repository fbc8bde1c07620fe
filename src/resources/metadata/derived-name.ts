import { fnv1a } from '../values/fnv.ts';

/** `-`, eight digits of a hash, `-`. */
const HASH = 10;

/** How long the name of a pod or config map may be. */
const LONGEST = 253;

/**
 * `<base>-<suffix>`, the name of what belongs to something else; when that is too long, the base is cut and told from others
 * by a hash.
 *
 * @param longest characters
 * @see https://github.com/openshift/library-go/blob/release-4.19/pkg/build/naming/namer.go
 */
export const derivedName = (base: string, suffix: string, longest: number = LONGEST): string => {
  const name = `${base}-${suffix}`;
  if (name.length <= longest) return name;
  const kept = longest - HASH - suffix.length;
  return kept > 0
    ? `${base.slice(0, kept)}-${hashOf(base)}-${suffix}`
    : `${base.slice(0, longest - HASH + 1)}-${hashOf(name)}`;
};

const hashOf = (text: string): string => fnv1a(text).toString(16).padStart(8, '0');
