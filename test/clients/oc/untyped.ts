/** Commands that are not typed beside a real `oc`, and why. */
export const untyped: Readonly<Record<string, string>> = {
  'apply edit-last-applied': 'an editor changes a file, and the session of the built-in one has none',
  completion: 'the scripts are other ones; they are tried in their own test',
  edit: 'an editor changes a file, and the session of the built-in one has none',
};
