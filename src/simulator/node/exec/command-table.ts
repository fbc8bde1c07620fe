import type { CommandName } from './command-names.ts';
import { awk } from './commands/awk.ts';
import { base64 } from './commands/base64.ts';
import { basename } from './commands/basename.ts';
import { cat } from './commands/cat.ts';
import { chmod, chown } from './commands/chmod.ts';
import { cp } from './commands/cp.ts';
import { cut } from './commands/cut.ts';
import { date } from './commands/date.ts';
import { dirname } from './commands/dirname.ts';
import { du } from './commands/du.ts';
import { echo } from './commands/echo.ts';
import { env } from './commands/env.ts';
import { expr } from './commands/expr.ts';
import { falseCommand } from './commands/false.ts';
import { find } from './commands/find.ts';
import { grep } from './commands/grep.ts';
import { head } from './commands/head.ts';
import { hostname } from './commands/hostname.ts';
import { id } from './commands/id.ts';
import { ln } from './commands/ln.ts';
import { ls } from './commands/ls.ts';
import { mkdir } from './commands/mkdir.ts';
import { mktemp } from './commands/mktemp.ts';
import { mv } from './commands/mv.ts';
import { printf } from './commands/printf.ts';
import { pwd } from './commands/pwd.ts';
import { readlink } from './commands/readlink.ts';
import { rm } from './commands/rm.ts';
import { sed } from './commands/sed.ts';
import { seq } from './commands/seq.ts';
import { sh } from './commands/sh.ts';
import { sha256sum } from './commands/sha256sum.ts';
import { sleep } from './commands/sleep.ts';
import { sort } from './commands/sort.ts';
import { stat } from './commands/stat.ts';
import { sysctl } from './commands/sysctl.ts';
import { tail } from './commands/tail.ts';
import { tar } from './commands/tar.ts';
import { tee } from './commands/tee.ts';
import { test } from './commands/test.ts';
import { touch } from './commands/touch.ts';
import { tr } from './commands/tr.ts';
import { trueCommand } from './commands/true.ts';
import { tty } from './commands/tty.ts';
import { uname } from './commands/uname.ts';
import { uniq } from './commands/uniq.ts';
import { wc } from './commands/wc.ts';
import { which } from './commands/which.ts';
import { xargs } from './commands/xargs.ts';
import type { Command } from './process.ts';

/** All commands by name. */
export const commandTable: Readonly<Record<CommandName, Command>> = {
  '[': test,
  '[[': test,
  basename,
  bash: sh,
  cat,
  date,
  dirname,
  du,
  echo,
  env,
  expr,
  false: falseCommand,
  find,
  grep,
  head,
  hostname,
  id,
  ls,
  mkdir,
  printenv: env,
  pwd,
  rm,
  sh,
  sha256sum,
  sleep,
  sort,
  stat,
  tail,
  tar,
  test,
  touch,
  true: trueCommand,
  tty,
  uniq,
  wc,
  whoami: id,
  base64,
  chgrp: chown,
  chmod,
  chown,
  cp,
  cut,
  ln,
  mktemp,
  mv,
  printf,
  readlink,
  realpath: readlink,
  sed,
  seq,
  sync: trueCommand,
  sysctl,
  tee,
  tr,
  uname,
  which,
  xargs,
  awk,
};
