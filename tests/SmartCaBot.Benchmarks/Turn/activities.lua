-- wrk script: many citizens fill in the registration form at once, each message an activity with an id of its own. A
-- conversation's next message comes when all others had theirs, so it follows the answer to its last.
local run = os.getenv("BENCH_RUN") or "run"
local citizens = 512
local first = "Đăng ký chữ ký số"
local form = {
  "tôi đồng ý", "066190012345", "Nguyễn Thị Hoa", "20/5/1990", "15/6/2021", "20/5/2030", "0912345678", "hoa@example.vn",
  "12 Nguyễn Tất Thành, phường Buôn Ma Thuột", "Đắk Lắk", "giấy độc thân làm trên mạng được không", "làm lại",
}
local counter = 0

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"

request = function()
  local citizen, round = counter % citizens, math.floor(counter / citizens)
  counter = counter + 1
  local text = round == 0 and first or form[(round - 1) % #form + 1]
  local body = string.format(
    '{"type":"message","id":"%s-%d","channelId":"bench","serviceUrl":"http://127.0.0.1","deliveryMode":"expectReplies",' ..
    '"conversation":{"id":"%s-%d"},"from":{"id":"user-%d","role":"user"},"recipient":{"id":"bot","role":"bot"},' ..
    '"locale":"vi-VN","textFormat":"plain","text":"%s"}',
    run, counter, run, citizen, citizen, text)
  return wrk.format(nil, nil, nil, body)
end
