// The Chinese texts of cells. A text that is missing here, such as a name or a number, is the same in both languages.
const WORDS = [
  [/^in memory$/, '整个读入内存'],
  [/^streamed$/, '流式'],
  [/^error$/, '报错'],
  [/^sent$/, '照常发送'],
  [/^old bytes$/, '旧内容'],
  [/^new bytes$/, '新内容'],
  [/^none$/, '无'],
  [/^sent again$/, '重新发送'],
  [/^broken form$/, '表单损坏'],
  [/^unpacked$/, '已解压'],
  [/^left packed$/, '未解压'],
  [/^answered$/, '成功'],
  [/^whole$/, '完整'],
  [/^not used$/, '不使用'],
  [/^whole address$/, '完整地址'],
  [/^a picture$/, '得到图片'],
  [/^connection closed$/, '连接已断开'],
  [/^connection kept$/, '连接保留'],
  [/^sent (\d+) ×$/, '发送 $1 次'],
  [/^no$/, '未扣费'],
  [/^maybe$/, '可能扣费'],
  [/^unturned$/, '未旋转'],
  [/^opaque$/, '不透明'],
  [/^transparent$/, '透明'],
  [/^colours off by (\d+)$/, '颜色偏差约 $1'],
  [/^opacity (\d+)$/, '不透明度 $1'],
  [/^opacity (\d+) behind$/, '背景不透明度 $1'],
  [/^(\d+) of (\d+) kept$/, '$2 中保留 $1'],
  [/^still paused$/, '仍暂停'],
  [/^runs$/, '可执行'],
  [/^unknown there$/, '那里没有'],
  [/^carried out (\d) ×$/, '执行 $1 次'],
  [/^taken$/, '取到'],
  [/^taken at once$/, '立即取到'],
  [/^taken up again$/, '重新执行'],
  [/^after it arrives$/, '只收到之后的'],
  [/^(\d) replicas?$/, '$1 个从库'],
  [/^kept$/, '保留'],
  [/^lost$/, '丢失'],
  [/^in time$/, '及时'],
  [/^refused$/, '拒绝'],
  [/^gone$/, '已过期'],
  [/^(\d) job$/, '$1 个作业'],
  [/^written$/, '已写入'],
  [/^allowed$/, '允许'],
  [/^completed$/, '已完成'],
  [/^1 s$/, '1 秒'],
  [/^an hour late$/, '晚一小时'],
  [/^mock$/, '模拟服务'],
  [/^seen$/, '结果'],
];

/** @param {string} cell parts with commas or `or` between them */
export function inChinese(cell) {
  return cell
    .split(/( or |, )/)
    .map((part) => {
      if (part === ' or ') return ' 或 ';
      if (part === ', ') return '，';
      const known = WORDS.find(([pattern]) => pattern.test(part));
      return known === undefined ? part : part.replace(...known);
    })
    .join('');
}
