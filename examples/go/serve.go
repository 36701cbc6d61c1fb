package main

import (
	"bufio"
	"encoding/json"
	"io"
	"sync"
)

// serve answers JSON-RPC 2.0 requests, one message a line, side by side. It returns when the input ends: the harness closes
// it when it is done.
func serve(input io.Reader, output io.Writer, do func(method string, params object) (any, error)) {
	lines, answers, writing := bufio.NewScanner(input), json.NewEncoder(output), sync.Mutex{}
	lines.Buffer(nil, 16*1024*1024)
	for lines.Scan() {
		var request struct {
			ID     int
			Method string
			Params object
		}
		if err := json.Unmarshal(lines.Bytes(), &request); err != nil {
			panic(err)
		}
		go func() {
			answer := object{"jsonrpc": "2.0", "id": request.ID}
			if result, err := do(request.Method, request.Params); err == nil {
				answer["result"] = result
			} else {
				answer["error"] = object{"code": -32603, "message": err.Error()}
			}
			writing.Lock()
			defer writing.Unlock()
			_ = answers.Encode(answer)
		}()
	}
}
