import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Whether the process is alive and has the text on its command line; a pid alone may have been given to another
 * program since. A zombie, which nobody has waited for, counts as gone.
 */
export async function isRunning(pid: number, text: string): Promise<boolean> {
  const commandLine = (await hasProc()) ? await fromProc(pid) : await fromPs(pid);
  return commandLine?.includes(text) ?? false;
}

async function hasProc(): Promise<boolean> {
  try {
    await access('/proc/self/cmdline');
    return true;
  } catch {
    // Only Linux has it.
    return false;
  }
}

/** A zombie's command line is empty there. */
async function fromProc(pid: number): Promise<string | null> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
  } catch {
    // No such process.
    return null;
  }
}

async function fromPs(pid: number): Promise<string | null> {
  try {
    const { stdout } = await run('ps', ['-ww', '-p', String(pid), '-o', 'stat=,args=']);
    return stdout.trimStart().startsWith('Z') ? null : stdout;
  } catch {
    // No such process.
    return null;
  }
}
