/**
 * The name of an object as the value of a label: cut where it is too long.
 *
 * @see https://github.com/openshift/library-go/blob/release-4.19/pkg/build/buildutil/util.go
 */
export const labelValue = (name: string): string => name.slice(0, 63).replace(/[^a-z0-9]+$/, '');
