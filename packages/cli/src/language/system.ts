type Named = 'en' | 'zh';

/** Errors of the system that users meet, by their codes. */
const SYSTEM: Readonly<Record<string, Readonly<Record<Named, string>>>> = {
  ENOENT: { en: 'no such file or folder', zh: '没有这个文件或文件夹' },
  EACCES: { en: 'permission denied', zh: '没有权限' },
  EPERM: { en: 'not permitted', zh: '不允许此操作' },
  EROFS: { en: 'the file system is read-only', zh: '文件系统是只读的' },
  ENOSPC: { en: 'no space left on the disk', zh: '磁盘空间已满' },
  EFBIG: { en: 'the file would be larger than is allowed', zh: '文件超过允许的大小' },
  EDQUOT: { en: 'the disk quota is used up', zh: '磁盘配额已用完' },
  EISDIR: { en: 'it is a folder', zh: '是文件夹' },
  ENOTDIR: { en: 'a part of the path is a file, not a folder', zh: '路径中有一部分是文件而不是文件夹' },
  EEXIST: { en: 'a file with this name already exists', zh: '已有同名文件' },
  ENAMETOOLONG: { en: 'the name is too long', zh: '名称太长' },
  EMFILE: { en: 'too many open files', zh: '打开的文件过多' },
  ELOOP: { en: 'the symbolic links form a loop', zh: '符号链接形成了循环' },
};

/** Explains an error of the system: its own message names calls and codes that tell users nothing. */
export function systemError(error: unknown, language: Named): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const known = code === undefined ? undefined : SYSTEM[code]?.[language];
  return known ?? (error instanceof Error ? error.message : String(error));
}

/** The sentences of the option parser, and what they are in Chinese. Every pattern is bounded by quotes. */
const USAGE: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '([^']*)'/, '未知选项 $1'],
  [/^error: unknown command '([^']*)'/, '未知命令 $1'],
  [/^error: missing required argument '([^']*)'/, '缺少参数 $1'],
  [/^error: option '([^']*)' argument missing/, '选项 $1 缺少值'],
  [/^error: required option '([^']*)' not specified/, '必须给出选项 $1'],
  [/^error: option '([^']*)' argument '([^']*)' is invalid\./, '选项 $1 的值 $2 无效。'],
  [/^error: command-argument value '([^']*)' is invalid for argument '([^']*)'\./, '参数 $2 的值 $1 无效。'],
  [/^error: too many arguments[^.]*\. Expected (\d+) arguments? but got (\d+)\./, '参数过多：应为 $1 个，实际 $2 个。'],
];

/** Translates a message of the option parser into the language of the run. */
export function translateUsage(text: string, language: Named): string {
  if (language === 'en') return text.replace(/^error: /, 'koukoutu: ');
  let translated = text;
  for (const [pattern, words] of USAGE) translated = translated.replace(pattern, `koukoutu: ${words}`);
  return translated
    .replace(/\(Did you mean one of ([^()?]*)\?\)/, '（是不是要用：$1？）')
    .replace(/\(Did you mean ([^()?]*)\?\)/, '（是不是要用：$1？）')
    .replace(/Allowed choices are .*/, (choices) => `可选值：${choices.slice(20).replace(/\.$/, '')}。`);
}
