// expected: 01.1 NoFile
// 01.1 I did not have the time.
