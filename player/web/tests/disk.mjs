// Disks that fail as real ones do: full, read-only, forbidden, limited. The kernel itself refuses each write, root's too.
import { spawnSync } from "node:child_process";
import { appendFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";

const size = "1m";
// In a namespace of the server's own; the process keeps its number, so that /proc leads to what it sees.
const mounting = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", `mount -t tmpfs -o size=${size} tutorial "$0" && exec "$@"`];

/** Starts a server whose work/ is a small disk of its own, where this system allows that; elsewhere work/ is a folder like others. */
export function smallDisk(checkout) {
  const work = join(checkout.folder, "work");
  const isOwn = spawnSync(mounting[0], [...mounting.slice(1), work, "true"]).status === 0;
  // Without this a write above the limit on file sizes would end the process instead of failing.
  const through = ["env", "--ignore-signal=XFSZ"];
  return { work, isOwn, through: isOwn ? [...mounting, work, ...through] : through };
}

/** What a server sees as its work folder, from outside of it. */
export function seenBy(kit, disk) {
  return disk.isOwn ? join("/proc", String(kit.process.pid), "root", disk.work) : disk.work;
}

/** The ways in which writes can fail: each breaks the disk of a running server and gives what mends it. */
export const faults = {
  /** No byte is left: ENOSPC. Needs a disk of its own. */
  full(kit, disk) {
    const filler = join(seenBy(kit, disk), "filler");
    for (const bytes of [16_384, 512, 1]) {
      try {
        for (;;) {
          appendFileSync(filler, Buffer.alloc(bytes));
        }
      } catch (problem) {
        if (problem.code !== "ENOSPC") {
          throw problem;
        }
      }
    }
    return () => rmSync(filler);
  },

  /** Mounted read-only: EROFS. Needs a disk of its own. */
  readOnly(kit, disk) {
    const mount = (how) => run("nsenter", "--target", String(kit.process.pid), "--user", "--mount", "mount", "-o", `remount,${how}`, disk.work);
    mount("ro");
    return () => mount("rw");
  },

  /** A limit on the size of files, as on shared machines: EFBIG. Stands for the full disk where none can be made. */
  limited(kit) {
    const limit = (bytes) => run("prlimit", "--pid", String(kit.process.pid), `--fsize=${bytes}:`);
    limit("1");
    return () => limit("unlimited");
  },

  /** A folder in which the system lets nobody write, root neither: EPERM. Stands for the read-only disk where none can be made. */
  forbidden(kit, disk, slug) {
    const folder = join(seenBy(kit, disk), slug);
    renameSync(folder, `${folder}.away`);
    symlinkSync("/sys", folder);
    return () => {
      rmSync(folder);
      renameSync(`${folder}.away`, folder);
    };
  },
};

/** The progress' lock where the system lets nobody make a file: EACCES. Stands for the full disk under a check, which needs room of its own elsewhere. */
export function lockedOut(kit, disk) {
  const lock = join(seenBy(kit, disk), "progress.json.lock");
  rmSync(lock, { force: true });
  symlinkSync("/sys/tutorial", lock);
  return () => rmSync(lock);
}

function run(command, ...args) {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
  }
}
