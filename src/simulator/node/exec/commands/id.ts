import type { Command } from '../process.ts';

/** `id`, `id -u`, `id -g`, `id -G`, `id -un` and `whoami`. The runtime calls a user without an entry in /etc/passwd `default`. */
export const id: Command = ({ name, args, container: { user }, out }) => {
  const userName = user.name ?? (user.uid === 0 ? 'root' : 'default');
  const groupName = user.gid === 0 ? 'root' : String(user.gid);
  const others = (user.groups ?? []).filter((group) => group !== user.gid);
  const options = name === 'whoami' ? 'un' : args.join('').replaceAll('-', '');
  if (options.includes('u')) out(`${options.includes('n') ? userName : user.uid}\n`);
  else if (options.includes('g')) out(`${options.includes('n') ? groupName : user.gid}\n`);
  else if (options.includes('G')) out(`${[options.includes('n') ? groupName : user.gid, ...others].join(' ')}\n`);
  else
    out(
      `uid=${user.uid}(${userName}) gid=${user.gid}(${groupName}) groups=${[`${user.gid}(${groupName})`, ...others].join(',')}\n`,
    );
  return 0;
};
