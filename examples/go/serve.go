package main

import (
	"bufio"
	"encoding/json"
	"io"
	"sync"
	"time"
)

// serve answers JSON-RPC 2.0 requests, one message a line, side by side. It returns when the input ends: the harness closes
// it when it is done.
func serve(input io.Reader, output io.Writer, do func(method string, params object, made func()) (any, error)) {
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
		// Calls are made in the order of their messages, and then waited for side by side.
		made := make(chan struct{})
		var once sync.Once
		done := func() { once.Do(func() { close(made) }) }
		go func() {
			defer done()
			answer := object{"jsonrpc": "2.0", "id": request.ID}
			if result, err := do(request.Method, request.Params, done); err == nil {
				answer["result"] = result
			} else {
				answer["error"] = object{"code": -32603, "message": err.Error()}
			}
			writing.Lock()
			defer writing.Unlock()
			_ = answers.Encode(answer)
		}()
		select {
		case <-made:
		case <-time.After(200 * time.Millisecond): // An SDK may block.
		}
	}
}
