-- wrk script: posts messages of many conversations, each activity with an id of its own.
local run = os.getenv("BENCH_RUN") or "run"
local texts = {
  "đăng ký khai sinh làm online được không", "giấy độc thân", "sang tên đồng hồ điện", "lam ho chieu",
  "cấp phép xây dựng nhà", "trich luc ho tich", "đăng ký hộ kinh doanh", "toàn trình là gì",
}
local counter = 0

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"

request = function()
  counter = counter + 1
  local conversation = counter % 512
  local body = string.format(
    '{"type":"message","id":"%s-%d","channelId":"bench","serviceUrl":"http://127.0.0.1","deliveryMode":"expectReplies",' ..
    '"conversation":{"id":"%s-%d"},"from":{"id":"user-%d","role":"user"},"recipient":{"id":"bot","role":"bot"},' ..
    '"locale":"vi-VN","textFormat":"plain","text":"%s"}',
    run, counter, run, conversation, conversation, texts[counter % #texts + 1])
  return wrk.format(nil, nil, nil, body)
end
