const causes = [
  {
    pattern: /EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED|EHOSTUNREACH|ENETUNREACH/,
    reason: 'the package registry cannot be reached',
    hint: 'connect this machine once, or name your proxy or registry (npm config set proxy …, npm config set registry …)',
  },
  {
    pattern: /EACCES|EPERM|EROFS/,
    reason: 'npm may not write here',
    hint: 'give yourself write access to this folder and to the cache of npm (npm config get cache)',
  },
  { pattern: /ENOSPC/, reason: 'the disk is full', hint: 'free about 1 GB' },
  {
    pattern: /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/,
    reason: 'the certificate of the package registry is not trusted',
    hint: 'npm config set cafile <the certificate of your proxy>',
  },
  {
    pattern: /EUSAGE|lockfileVersion/,
    reason: 'npm does not accept package-lock.json',
    hint: 'npm install --global npm (version 10 or newer), and undo local changes of package.json',
  },
];

/** Says why `npm ci` failed, from what it wrote, and what to do about it. */
export const explainInstallFailure = (code, errors) => {
  const { reason, hint } = causes.find(({ pattern }) => pattern.test(errors)) ?? {
    reason: 'its own words are above',
    hint: 'npm ci',
  };
  return { message: `The dependencies could not be installed (npm ci ended with ${code}): ${reason}.`, hint };
};
