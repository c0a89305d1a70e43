/**
 * What people put into passwords when they are not thinking, folded to plain lower-case letters: Vietnamese and English
 * everyday choices, months, seasons, and rows of the keyboard. A password must hold something besides these.
 */
export const commonWords: readonly string[] = `
matkhau matkhaumoi matkhaumanh matma mk password passwd passw passwort pass secret login signin welcome xinchao chaoban
hello admin administrator quantri quantrivien root user nguoidung guest khach test testing thu demo default macdinh
taikhoan account changeme letmein doimatkhau qwerty qwertz azerty qwe asd zxc asdfgh zxcvbn asdf zxcv qaz wsx edc rfv
tgb yhn ujm qazwsx qwertyuiop asdfghjkl zxcvbnm poiuytrewq iloveyou anhyeuem emyeuanh yeuem yeuanh toiyeuban
tinhyeu love loveyou forever mainho nhoem nhoanh giadinh family bome cha me con yeu anh em chi ban vo chong
vietnam vietnamvodich vn saigon hanoi danang tphcm hochiminh bacho dangta tuyetmat trucban congvan vanphong office
truc ban ca dem ngay gio thang nam mua xuan ha thu dong spring summer autumn winter january february march april may
june july august september october november december monday tuesday wednesday thursday friday saturday sunday
thanhcong chucmung hanhphuc maymay phatloc phattai taiphat maiman success lucky dragon monkey football bongda master
sunshine princess superman batman ninja shadow michael jordan computer maytinh internet mang wifi server maychu
daihoi dang bo tinh huyen xa so phong trungtam congty tongcongty congress department system hethong security baomat
antoan anninh network secure private riengtu khongbiet quenroi abc abcd abcdef aaa xyz
`
  .trim()
  .split(/\s+/)
