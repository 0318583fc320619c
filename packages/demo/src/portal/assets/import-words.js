/* Words of the page about importing study hours, in three languages. */
window.importWords = (function () {
  "use strict";
  return {
    "zh-Hans": {
      reading: "正在读取……",
      summary: function (c) {
        return "共 " + c.rows + " 行：" + c.good + " 行可以写入，" + c.faulty + " 行有问题。";
      },
      fix: "有问题的行改好以前，一行也不会写入。改好台账后再试读一次。",
      ready: "确认无误后点“写入”。",
      written: function (c) {
        return "已写入 " + c.written + " 条学时记录。";
      },
      heading: function (n) {
        return "标题行在第 " + n + " 行。";
      },
      unread: "没有用到的列：",
      leftOut: "跳过的行：",
      columns: ["行", "姓名", "日期", "学时", "类别", "内容", "结果"],
      good: "可以写入",
      done: "已写入",
      failed: "没有读成：",
      problems: {
        "amount-missing": "缺学时、分钟、节数或天数",
        "category-missing": "缺类别",
        "columns-disagree": "两列说的不一样",
        "day-in-future": "日期还没有到",
        ditto: "“同上”看不懂",
        "ends-before-it-begins": "结束早于开始",
        "level-unknown": "级别不认识",
        "name-differs": "姓名与工号对不上",
        "not-positive": "要大于零",
        "role-unknown": "身份不认识",
        "person-unknown": "找不到这个人",
        "person-ambiguous": "有同名的人，请补工号",
        "not-a-day": "日期看不懂",
        "day-missing": "缺日期",
        "not-a-number": "数字看不懂",
        "already-there": "已经登记过",
        "twice-in-file": "表里重复",
        "hours-missing": "缺学时",
        "category-unknown": "类别不认识",
        "title-missing": "缺内容",
        "person-missing": "缺姓名或工号",
      },
      faults: {
        "not-a-spreadsheet": "这不是 Excel 或 CSV 文件。",
        encrypted: "文件加了密码，请去掉密码再上传。",
        "legacy-xls": "这是旧版 .xls，请另存为 .xlsx。",
        "too-large": "文件太大，请拆成几份。",
        "zip-bomb": "文件解开后过大，不能读取。",
        empty: "表里没有内容。",
        "no-heading": "找不到标题行，请保留“姓名、日期、学时”等标题。",
        "column-missing": "缺少必需的列。",
        unreadable: "文件已损坏，读不出来。",
      },
    },
    "zh-Hant": {
      reading: "正在讀取……",
      summary: function (c) {
        return "共 " + c.rows + " 列：" + c.good + " 列可以寫入，" + c.faulty + " 列有問題。";
      },
      fix: "有問題的列改好以前，一列也不會寫入。改好台帳後再試讀一次。",
      ready: "確認無誤後按「寫入」。",
      written: function (c) {
        return "已寫入 " + c.written + " 筆學時紀錄。";
      },
      heading: function (n) {
        return "標題列在第 " + n + " 列。";
      },
      unread: "沒有用到的欄：",
      leftOut: "略過的列：",
      columns: ["列", "姓名", "日期", "學時", "類別", "內容", "結果"],
      good: "可以寫入",
      done: "已寫入",
      failed: "沒有讀成：",
      problems: {
        "amount-missing": "缺學時、分鐘、節數或天數",
        "category-missing": "缺類別",
        "columns-disagree": "兩欄說的不一樣",
        "day-in-future": "日期還沒有到",
        ditto: "「同上」看不懂",
        "ends-before-it-begins": "結束早於開始",
        "level-unknown": "級別不認識",
        "name-differs": "姓名與工號對不上",
        "not-positive": "要大於零",
        "role-unknown": "身分不認識",
        "person-unknown": "找不到這個人",
        "person-ambiguous": "有同名的人，請補工號",
        "not-a-day": "日期看不懂",
        "day-missing": "缺日期",
        "not-a-number": "數字看不懂",
        "already-there": "已經登記過",
        "twice-in-file": "表裡重複",
        "hours-missing": "缺學時",
        "category-unknown": "類別不認識",
        "title-missing": "缺內容",
        "person-missing": "缺姓名或工號",
      },
      faults: {
        "not-a-spreadsheet": "這不是 Excel 或 CSV 檔案。",
        encrypted: "檔案加了密碼，請去掉密碼再上傳。",
        "legacy-xls": "這是舊版 .xls，請另存為 .xlsx。",
        "too-large": "檔案太大，請拆成幾份。",
        "zip-bomb": "檔案解開後過大，不能讀取。",
        empty: "表裡沒有內容。",
        "no-heading": "找不到標題列，請保留「姓名、日期、學時」等標題。",
        "column-missing": "缺少必需的欄。",
        unreadable: "檔案已損壞，讀不出來。",
      },
    },
    en: {
      reading: "Reading …",
      summary: function (c) {
        return c.rows + " rows: " + c.good + " can be written, " + c.faulty + " have a problem.";
      },
      fix: "Nothing is written while a row has a problem. Mend the ledger and try it again.",
      ready: "If this is right, choose Write.",
      written: function (c) {
        return c.written + " study-hour records were written.";
      },
      heading: function (n) {
        return "The headings stand in row " + n + ".";
      },
      unread: "Columns that were not used: ",
      leftOut: "Rows that were passed over: ",
      columns: ["Row", "Name", "Day", "Hours", "Category", "What", "Result"],
      good: "Can be written",
      done: "Written",
      failed: "It could not be read: ",
      problems: {
        "amount-missing": "no hours, minutes, lessons or days",
        "category-missing": "no category",
        "columns-disagree": "two columns disagree",
        "day-in-future": "the day is yet to come",
        ditto: "“as above” cannot be read",
        "ends-before-it-begins": "it ends before it begins",
        "level-unknown": "unknown level",
        "name-differs": "name and staff number disagree",
        "not-positive": "must be more than zero",
        "role-unknown": "unknown role",
        "person-unknown": "nobody has this name",
        "person-ambiguous": "several have this name; add the staff number",
        "not-a-day": "the day cannot be read",
        "day-missing": "no day",
        "not-a-number": "the number cannot be read",
        "already-there": "registered already",
        "twice-in-file": "twice in this file",
        "hours-missing": "no hours",
        "category-unknown": "unknown category",
        "title-missing": "no text",
        "person-missing": "no name or staff number",
      },
      faults: {
        "not-a-spreadsheet": "This is no Excel or CSV file.",
        encrypted: "The file has a password. Remove it and try again.",
        "legacy-xls": "This is an old .xls file. Save it as .xlsx.",
        "too-large": "The file is too large. Split it.",
        "zip-bomb": "Unpacked, the file is too large to be read.",
        empty: "The sheet is empty.",
        "no-heading": "No row of headings was found. Keep headings such as name, day and hours.",
        "column-missing": "A column is missing that is needed.",
        unreadable: "The file is damaged and cannot be read.",
      },
    },
  };
})();
