/** Commands that are not typed beside a real `oc`, and why. */
export const untyped: Readonly<Record<string, string>> = {
  completion: 'the scripts are other ones; they are tried in their own test',
};
